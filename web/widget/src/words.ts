/** Every text of the widget, in both languages. */
export const words = {
  'zh-CN': {
    open: '联系客服', close: '收起', send: '发送', placeholder: '说说您想问的', bot: '机器人', sending: '发送中', sent: '已发送',
    offline: '网络断了，发出的消息会在连上后送达', retry: '没发出去，点这里重发', because: '依据：', log: '对话', typing: '正在输入',
    unavailable: '客服暂时连不上，请稍后再试', again: '再试一次', today: '今天', you: '我',
  },
  en: {
    open: 'Chat with us', close: 'Close', send: 'Send', placeholder: 'Ask us anything', bot: 'Bot', sending: 'Sending', sent: 'Sent',
    offline: 'You are offline; messages go out once you are back', retry: 'Not sent. Tap to try again', because: 'Based on: ', log: 'Conversation', typing: 'typing',
    unavailable: 'We can’t be reached right now. Please try again in a moment', again: 'Try again', today: 'Today', you: 'Me',
  },
} as const

export type Words = { [Key in keyof (typeof words)['zh-CN']]: string }

/** The texts for a language tag; Chinese for Chinese, English for all others. */
export function wordsFor(language: string): Words {
  return language.toLowerCase().startsWith('zh') ? words['zh-CN'] : words.en
}
