/** How today's chats divide. Pure. */
import type { Overview } from '@xiaoer/api-client/staff'

export function parts(bot: Overview['bot_today']) {
  const open = Math.max(0, bot.conversations - bot.resolved - bot.handed_over)
  return {
    share: bot.conversations ? Math.round((100 * bot.resolved) / bot.conversations) : 0,
    parts: [
      { name: 'resolved' as const, count: bot.resolved },
      { name: 'handedOver' as const, count: bot.handed_over },
      { name: 'open' as const, count: open },
    ],
  }
}
