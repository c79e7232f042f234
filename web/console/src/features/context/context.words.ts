export const zh = {
  context: { title: '这位顾客', brief: '简报', orders: '订单', knowledge: '知识', customer: '顾客', notes: '备注' },
  brief: {
    point: '诉求', reason: '为什么转人', mood: '情绪', verified: '已核实', tried: '已尝试', suggestion: '建议第一句', use: '放进输入框', sent: '已发',
    was: '曾经{mood}', nowMood: '现在{mood}', moodFromTo: '情绪从{from}到{to}',
    none: '还没有简报', noneHint: '机器人转人的那一刻会写好：要什么、心情怎样、查过什么、先说哪句。',
  },
  ordersTab: { none: '没有订单', noneHint: '这位顾客在店里还没下过单。', anonymousHint: '顾客没登录，看不到订单。可以请对方登录，或报一下订单号。', to: '收件', parcel: '快递', hold: '压单', note: '买家留言', send: '发给顾客' },
  knowledgeTab: { none: '没有对得上的知识', noneHint: '顾客说了新的话，这里会跟着换。缺的可以在“知识”里补上。', fits: '贴合 {n}%', insert: '改一改', send: '直接发' },
  customer: {
    identified: '已登录的顾客', anonymous: '没登录的访客', level: '等级', city: '城市', phone: '电话', body: '身材', number: '编号', joined: '第一次来', note: '店铺备注',
    opened: '这次对话', nothing: '还不知道更多。顾客登录后，等级、城市和订单会出现在这里。',
  },
  notes: { label: '记一笔给同事看，Enter 保存', save: '记下', none: '没有备注', noneHint: '写给同事看的话，顾客看不到。' },
}
export const en: typeof zh = {
  context: { title: 'This customer', brief: 'Brief', orders: 'Orders', knowledge: 'Answers', customer: 'Customer', notes: 'Notes' },
  brief: {
    point: 'Wants', reason: 'Why a person', mood: 'Mood', verified: 'Checked', tried: 'Tried', suggestion: 'A first line', use: 'Put into the reply', sent: 'Sent',
    was: 'was {mood}', nowMood: '{mood} now', moodFromTo: 'Mood went from {from} to {to}',
    none: 'No brief yet', noneHint: 'It is written the moment the bot hands over: what is wanted, the mood, what was checked, what to say first.',
  },
  ordersTab: { none: 'No orders', noneHint: 'This customer has not ordered here yet.', anonymousHint: 'Not signed in, so no orders can be seen. Ask them to sign in, or for an order number.', to: 'To', parcel: 'Parcel', hold: 'On hold', note: 'Buyer’s note', send: 'Send to the customer' },
  knowledgeTab: { none: 'Nothing fits', noneHint: 'This follows the customer’s last words. What is missing can be added under “Knowledge”.', fits: '{n}% fit', insert: 'Edit first', send: 'Send' },
  customer: {
    identified: 'Signed-in customer', anonymous: 'Visitor, not signed in', level: 'Level', city: 'City', phone: 'Phone', body: 'Build', number: 'Number', joined: 'First seen', note: 'Shop’s note',
    opened: 'This chat', nothing: 'Nothing more is known. Once they sign in, level, city and orders appear here.',
  },
  notes: { label: 'A note for colleagues; Enter saves', save: 'Save note', none: 'No notes', noneHint: 'Words for colleagues; the customer does not see them.' },
}
