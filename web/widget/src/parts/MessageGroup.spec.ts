import { mount } from '@vue/test-utils'
import type { Message } from '@xiaoer/live/frames'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick, ref } from 'vue'
import { widgetKey } from '../context'
import type { Group } from '../flow'
import { wordsFor } from '../words/words'
import MessageGroup from './MessageGroup.vue'

const context = { texts: wordsFor('zh-CN'), language: 'zh-CN', now: ref(new Date()), link: (url: string | null | undefined) => url ?? null, say: () => undefined, source: async (ref: string) => ({ ref, title: '尺码表', text: `全文 ${ref}`, card: null }), view: () => undefined }
const message: Message = { id: 'm', seq: 4, author: 'bot', content: { type: 'reply', texts: ['一', '二'], sources: [{ ref: 'a', title: '尺码表' }, { ref: 'b', title: '尺码表' }] }, created_at: '2026-01-05T06:00:00Z', thumb: null }
const bot: Group = { kind: 'group', key: 'g', who: 'bot', person: null, named: true, items: [{ key: 'm4', message }], at: 0, delivery: null }

function group(of: Group, newest = 0): ReturnType<typeof mount<typeof MessageGroup>> {
  return mount(MessageGroup, { props: { group: of, botName: '小禾', online: true, newest }, global: { provide: { [widgetKey as symbol]: context } } })
}

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('an answer', () => {
  it('says each text in its own bubble and each source once', () => {
    const made = group(bot)
    expect(made.findAll('.bubble').map((each) => each.text())).toEqual(['一', '二'])
    expect(made.get('.source').text()).toBe('依据：尺码表')
  })

  it('opens what it rests on, and closes it again', async () => {
    const made = group(bot)
    await made.get('button.source').trigger('click')
    await vi.waitFor(() => expect(made.get('.opened').text()).toContain('全文 a'))
    expect(made.get('button.source').attributes('aria-expanded')).toBe('true')
    await made.get('button.source').trigger('click')
    expect(made.find('.opened').exists()).toBe(false)
  })

  it('shows its thumbs on a long press, and when it is the newest', async () => {
    const made = group(bot)
    expect(made.get('.rate').classes()).not.toContain('is-shown')
    await made.trigger('touchstart')
    vi.advanceTimersByTime(500)
    await nextTick()
    expect(made.get('.rate').classes()).toContain('is-shown')
    expect(group(bot, 4).get('.rate').classes()).toContain('is-shown')
  })

  it('takes a thumb back when it is pressed again', async () => {
    const given = { ...bot, items: [{ key: 'm4', message: { ...message, thumb: 'up' as const } }] }
    const made = group(given)
    await made.get('[aria-label="有用"]').trigger('click')
    await made.get('[aria-label="没用"]').trigger('click')
    expect(made.emitted('thumb')).toEqual([[4, null], [4, 'down']])
  })
})

it('tells why a message was refused and lets it be sent again or dropped', async () => {
  const outgoing = { client_id: 'c', content: { type: 'text', text: '快' }, at: 0, state: 'failed' as const, error: { code: 'too_many_messages', message: '' } }
  const made = group({ ...bot, who: 'customer', items: [{ key: 'mc', outgoing }], delivery: 'failed' })
  expect(made.get('[role=alert]').text()).toContain('歇一下再发')
  const [retry, drop] = made.findAll('.refused button')
  await retry!.trigger('click')
  await drop!.trigger('click')
  expect([made.emitted('resend'), made.emitted('drop')]).toEqual([[['c']], [['c']]])
})
