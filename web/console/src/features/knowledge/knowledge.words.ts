export const zh = {
  knowledgeTabs: { faq: '问答', lexicon: '词典', try: '试一试' },
  knowledge: {
    scope: '用在哪里', scopeHint: '空着就是全店；或 category:外套、product:货号', wrongScope: '空着，或写成 category:类目、product:货号。', dates: '有效期，空着就一直有效', from: '从哪天起', to: '到哪天止', wrongDates: '开始要早于结束。',
    save: '保存', saved: '存好了，下一句就按这个答', removed: '已删掉', restored: '已换回那一版', restore: '换回这版', current: '现在用的', history: '改过的版本（第 {n} 版）',
    versionBy: '第 {n} 版 · {name} ·', wasDeleted: '删除', pack: '店铺包', nowAnswers: '机器人现在会这么答', thinking: '正在问机器人…', all: '全部', valid: '有效', expired: '过期', coming: '还没开始',
    total: '共 {n} 条', previous: '上一页', next: '下一页', page: '第 {n} 页', filters: '筛选', readOnly: '您可以看和搜；要改请找主管。', edited: '{name} 改于',
  },
  faq: {
    new: '新问答', edit: '改问答', add: '加一条', search: '搜问题和答案', question: '问题', similar: '换个说法，一行一句', similarHint: '能扔洗衣机不\n机洗会跑绒吗', answer: '答案', category: '分类',
    allCategories: '所有分类', personOnly: '只让人答', personOnlyHint: '问到就转给同事，机器人不答。', needQuestion: '写上顾客会怎么问。', needAnswer: '写上怎么答；只让人答的，写给同事看。',
    none: '还没有问答', noneHint: '把顾客常问的一句一句加进来，机器人马上就会。', notFound: '没有对得上的问答', notFoundHint: '换个词，或去掉筛选。', updated: '改动', state: '状态', table: '问答列表',
  },
  lexicon: {
    new: '新词', edit: '改词', add: '加个词', search: '搜词、别名和意思', word: '词', kind: '是什么', target: '指什么', targetHint: '货号、颜色代码、活动编号；普通词就写它的意思', aliases: '别的叫法，一行一个', note: '备注',
    none: '词典还是空的', noneHint: '顾客的叫法和店里的代码对不上时，加进来：奶茶色 → NC-01。', notFound: '没有这个词', needWord: '写上这个词。', needTarget: '写上它指什么。', conflicts: '有冲突', table: '词典列表',
    conflictHint: '这些叫法有两个意思，机器人会拿不准：',
  },
  kinds: {
    term: '普通词', product: '商品', variant: '款式', color: '颜色', size: '尺码', material: '面料', category: '类目', attribute: '属性', policy: '规则', promotion: '活动', coupon: '券', carrier: '快递', faq: '问答',
  },
  errors: {
    edited_meanwhile: '刚才有同事先改了这一条。关上再打开，看看新的再改。',
    entry_not_found: '这一条已经不在了，刷新列表看看。',
    entry_exists: '已经有这一条了，直接改那一条吧。',
    entry_invalid: '填的内容前后对不上，检查一下日期和去处。',
    version_not_found: '没有这一版，刷新看看。',
  },
}
export const en: typeof zh = {
  knowledgeTabs: { faq: 'Questions', lexicon: 'Words', try: 'Try it' },
  knowledge: {
    scope: 'Where it applies', scopeHint: 'empty: whole shop; or category:…, product:CODE', wrongScope: 'Leave it empty, or write category:… or product:CODE.', dates: 'Valid, empty means always', from: 'From', to: 'Until', wrongDates: 'The start must be before the end.',
    save: 'Save', saved: 'Saved; the next message gets this answer', removed: 'Deleted', restored: 'That version is back', restore: 'Bring back', current: 'In use', history: 'Versions (now {n})',
    versionBy: 'Version {n} · {name} ·', wasDeleted: 'deleted', pack: 'shop pack', nowAnswers: 'The bot now answers', thinking: 'Asking the bot…', all: 'All', valid: 'Valid', expired: 'Expired', coming: 'Not yet',
    total: '{n} in all', previous: 'Previous page', next: 'Next page', page: 'Page {n}', filters: 'Filters', readOnly: 'You can read and search; ask a supervisor for changes.', edited: 'edited by {name}',
  },
  faq: {
    new: 'New question', edit: 'Edit question', add: 'Add', search: 'Search questions and answers', question: 'Question', similar: 'Other ways to ask, one a line', similarHint: 'Can it go into the washer\nIs machine wash fine', answer: 'Answer', category: 'Category',
    allCategories: 'All categories', personOnly: 'People only', personOnlyHint: 'The bot does not answer this but passes it on.', needQuestion: 'Write how a customer would ask.', needAnswer: 'Write the answer; for “people only” it guides your colleagues.',
    none: 'No questions yet', noneHint: 'Add what customers ask, one by one; the bot knows it at once.', notFound: 'No question fits', notFoundHint: 'Try another word, or take filters away.', updated: 'Changed', state: 'State', table: 'Questions',
  },
  lexicon: {
    new: 'New word', edit: 'Edit word', add: 'Add a word', search: 'Search words, aliases, meanings', word: 'Word', kind: 'Is a', target: 'Means', targetHint: 'A product or colour code, a promotion’s id; for plain words, the meaning', aliases: 'Other names, one a line', note: 'Note',
    none: 'No words yet', noneHint: 'When customers’ names and the shop’s codes differ, add them: milk tea → NC-01.', notFound: 'No such word', needWord: 'Write the word.', needTarget: 'Write what it means.', conflicts: 'Conflict', table: 'Words',
    conflictHint: 'These names have two meanings, so the bot will be unsure:',
  },
  kinds: {
    term: 'Plain word', product: 'Product', variant: 'Variant', color: 'Colour', size: 'Size', material: 'Material', category: 'Category', attribute: 'Attribute', policy: 'Policy', promotion: 'Promotion', coupon: 'Coupon', carrier: 'Carrier', faq: 'Question',
  },
  errors: {
    entry_not_found: 'This entry is gone already; reload the list.',
    entry_exists: 'There is such an entry already; edit that one.',
    entry_invalid: 'The entry contradicts itself; check dates and scope.',
    version_not_found: 'There is no such version; reload to see.',
    edited_meanwhile: 'A colleague changed this a moment ago. Close and open it, look at the new version, then edit.',
  },
}
