export const zh = {
  common: {
    retry: '再试一次', undo: '撤销', close: '关闭', cancel: '算了', save: '保存', loading: '正在打开…', search: '搜索', delete: '删除', copy: '复制', copied: '已复制',
    back: '返回', more: '更多', yes: '是', no: '否', all: '全部', visitor: '访客 {n}',
  },
  time: { days: '{n} 天' },
  moods: { calm: '平静', anxious: '着急', dissatisfied: '不满', angry: '生气', happy: '满意' },
  orders: {
    unpaid: '待付款', paid: '已付款', shipped: '在路上', exception: '包裹异常', delivered: '已签收', completed: '已完成', cancelled: '已取消', refunding: '退款中', refunded: '已退款',
    more: '等 {n} 件',
  },
  trace: {
    title: '为什么这么答',
    mend: { lexicon: '改词典', faq: '改问答' },
    steps: {
      normalise: '改写', rewrite: '改写', read: '听懂', lexicon: '词典', words: '词典', entities: '要点', understand: '听懂', intents: '意图', intent: '意图', emotion: '情绪',
      product: '商品', topic: '话题', track: '话题', search: '查找', retrieve: '查找', facts: '事实', skill: '本领', compose: '措辞', voice: '口吻', check: '检查', decide: '决定',
      decision: '决定', handoff: '转人', hand_over: '转人',
    },
  },
  errors: {
    unknown: '没做成，小二这边出了岔子。稍后再试；还不行就把这句话发给管理员：{message}',
    network: '连不上服务器，刚才的没做成。看看网络，再试一次。',
    form_invalid: '有一处填得不对：{message}',
    request_invalid: '有一处填得不对（{where}）。改一下再存。',
    body_too_large: '内容太大了，放不下。分成几次，或缩小一些。',
    database_unavailable: '数据库这会儿没回应，刚才的没做成。过一会儿再试。',
    internal_error: '没做成，小二这边出了岔子，已经记在日志里。稍后再试。',
    csrf_invalid: '页面放太久了，刷新一下再做。',
    conversation_not_found: '没找到这个对话，可能被清掉了。回列表刷新看看。',
    message_not_found: '这一句没有留下依据，机器人的新回答才有。',
  },
}
export const en: typeof zh = {
  common: {
    retry: 'Try again', undo: 'Undo', close: 'Close', cancel: 'Never mind', save: 'Save', loading: 'Opening…', search: 'Search', delete: 'Delete', copy: 'Copy', copied: 'Copied',
    back: 'Back', more: 'More', yes: 'Yes', no: 'No', all: 'All', visitor: 'Visitor {n}',
  },
  time: { days: '{n} d' },
  moods: { calm: 'calm', anxious: 'anxious', dissatisfied: 'unhappy', angry: 'angry', happy: 'pleased' },
  orders: {
    unpaid: 'Unpaid', paid: 'Paid', shipped: 'On its way', exception: 'Parcel in trouble', delivered: 'Delivered', completed: 'Completed', cancelled: 'Cancelled', refunding: 'Refund under way', refunded: 'Refunded',
    more: '+{n} more',
  },
  trace: {
    title: 'Why this answer',
    mend: { lexicon: 'Mend words', faq: 'Mend answers' },
    steps: {
      normalise: 'Reword', rewrite: 'Reword', read: 'Read', lexicon: 'Words', words: 'Words', entities: 'Details', understand: 'Read', intents: 'Intent', intent: 'Intent', emotion: 'Mood',
      product: 'Product', topic: 'Topic', track: 'Topic', search: 'Search', retrieve: 'Search', facts: 'Facts', skill: 'Skill', compose: 'Wording', voice: 'Voice', check: 'Check', decide: 'Decide',
      decision: 'Decide', handoff: 'Hand over', hand_over: 'Hand over',
    },
  },
  errors: {
    unknown: 'That did not work; something went wrong on our side. Try again later, or pass this on to your admin: {message}',
    network: 'The server cannot be reached, so nothing was done. Check the network and try again.',
    form_invalid: 'One field is not right: {message}',
    request_invalid: 'One field is not right ({where}). Change it and save again.',
    body_too_large: 'This is too large. Send it in parts, or make it smaller.',
    database_unavailable: 'The database does not answer right now, so nothing was done. Try again in a moment.',
    internal_error: 'That did not work; something went wrong on our side and is in the log. Try again later.',
    csrf_invalid: 'This page is too old. Reload it and try again.',
    conversation_not_found: 'This conversation was not found; it may be gone. Go back to the list.',
    message_not_found: 'No reasons were kept for this message; newer answers have them.',
  },
}
