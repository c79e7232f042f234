export const zh = {
  bench: {
    says: '顾客说', placeholder: '奶茶色那件S码还有货吗，今天能发不', go: '试一下', going: '在想…', around: '这时候', viewing: '正在看', customer: '顾客', noProduct: '没在看商品', anyone: '没登录的访客',
    customerHint: '顾客编号，例如 C0001', searchProduct: '商品名或货号', clear: '不看了', sees: '顾客看到的', milliseconds: '{n} 毫秒', reset: '重来', turns: '聊了 {n} 句', why: '为什么这么答', steps: '{n} 步，{ms} 毫秒',
    none: '说一句试试', noneHint: '这里看到的和顾客看到的一样，右边写着每一步为什么。不会存下来，也不会发给谁。', whyNone: '每一步的依据', whyNoneHint: '改写、词典、意图、事实、措辞，一步一步写在这里。',
    sure: '有 {n}% 把握', unanswered: '没有依据，没答', handoff: '转给人', understood: '听成', mood: '情绪', topic: '接着聊的', examples: '可以问', teach: '教它这一句', chooseTurn: '看这一句的依据',
    example: { one: '什么时候发货', two: '我178 72公斤穿多大', three: '毛衣能扔洗衣机吗', four: '转人工' },
  },
  errors: {
    bot_failed: '机器人这次没想出来。换成顾客，会收到道歉并转给人。再试一次看看。',
    topic_invalid: '话题对不上了，点“重来”再试。',
    customer_not_found: '没有这位顾客，看看编号。',
    product_not_found: '没有这件商品，重新选一件。',
  },
}
export const en: typeof zh = {
  bench: {
    says: 'The shopper says', placeholder: 'Is the milk-tea one in S still there, can it ship today', go: 'Try', going: 'Thinking…', around: 'At this moment', viewing: 'Looking at', customer: 'Customer', noProduct: 'No product', anyone: 'A visitor',
    customerHint: 'Customer’s id, e.g. C0001', searchProduct: 'Product name or code', clear: 'Clear', sees: 'What the shopper sees', milliseconds: '{n} ms', reset: 'Start over', turns: '{n} turns', why: 'Why this answer', steps: '{n} steps, {ms} ms',
    none: 'Say something', noneHint: 'You see what a shopper would see; on the right stands why, step by step. Nothing is stored or sent.', whyNone: 'The reasons', whyNoneHint: 'Rewording, words, intents, facts, wording: step by step.',
    sure: '{n}% sure', unanswered: 'No basis, not answered', handoff: 'To a person', understood: 'Read as', mood: 'Mood', topic: 'Carried on', examples: 'You could ask', teach: 'Teach this', chooseTurn: 'Why this answer',
    example: { one: 'When do you ship?', two: 'What size for 178 cm, 72 kg?', three: 'Can the sweater go into the washer?', four: 'I want a person' },
  },
  errors: {
    bot_failed: 'The bot failed to think this time; a shopper would get an apology and a person. Try again.',
    topic_invalid: 'The topic does not fit any more. Start over.',
    customer_not_found: 'There is no such customer. Check the id.',
    product_not_found: 'There is no such product. Choose another.',
  },
}
