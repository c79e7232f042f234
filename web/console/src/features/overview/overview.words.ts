export const zh = {
  today: {
    title: '今天', now: '现在要看的', fine: '这会儿都好', fineHint: '没人在等，机器人在值班。有人等得久了，会第一个出现在这里。', waitingOne: '有 {n} 位顾客在等人', waitingLong: '等得最久的：',
    goQueue: '去接一个', nobody: '没有同事在线', nobodyHint: '顾客要找人时只能留言。去工作台把状态改成“在线”。', goWorkbench: '去工作台', online: '{n} 位同事在线', botOn: '机器人在值班',
    bot: '机器人今天', botNone: '今天还没有对话', botNoneHint: '顾客一开口，这里就有数了。', talked: '段对话，自己答完 {share}%', resolved: '自己答完', handedOver: '转给了人', open: '还在聊',
    botTitle: '机器人今天独立答完 {n}%', teach: '接下来教小二', teachHint: '顾客问过、机器人没答上来的', asked: '问了 {n} 次', teachThis: '教给小二', tryIt: '先试试', teachNone: '没有落下的问题', teachNoneHint: '机器人答不上来的问题会出现在这里，点一下就能教。',
    try: '试一试机器人', more: '还有 {n} 个不急的',
  },
}
export const en: typeof zh = {
  today: {
    title: 'Today', now: 'Needs a look now', fine: 'All is well', fineHint: 'Nobody is waiting and the bot is on duty. Whoever waits long appears here first.', waitingOne: '{n} waiting for a person', waitingLong: 'Longest wait:',
    goQueue: 'Take one', nobody: 'No colleague is online', nobodyHint: 'Shoppers who want a person can only leave a message. Set yourself to “Online” in the workbench.', goWorkbench: 'To the workbench', online: '{n} colleague online | {n} colleagues online', botOn: 'The bot is on duty',
    bot: 'The bot today', botNone: 'No chats yet today', botNoneHint: 'As soon as a shopper writes, there are numbers here.', talked: 'chat, {share}% answered alone | chats, {share}% answered alone', resolved: 'Answered alone', handedOver: 'Handed to people', open: 'Still talking',
    botTitle: 'Today the bot answered {n}% alone', teach: 'Teach the bot next', teachHint: 'Asked by shoppers, not answered by the bot', asked: 'asked once | asked {n} times', teachThis: 'Teach this', tryIt: 'Try first', teachNone: 'Nothing left open', teachNoneHint: 'Questions the bot cannot answer appear here, one click from taught.',
    try: 'Try the bot', more: '{n} more, not urgent',
  },
}
