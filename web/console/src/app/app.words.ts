export const zh = {
  app: {
    workbench: '工作台', admin: '店铺后台', signOut: '退出登录', toWorkbench: '去工作台', toAdmin: '去后台', otherLanguage: 'English',
    theme: '明暗', system: '跟随系统', light: '白天', dark: '夜里', alerts: '有人等时响一声、弹提醒', alertsDenied: '浏览器没让弹提醒，只会响一声。在地址栏旁边的设置里可以放开。',
    help: '快捷键', load: '接待 {n}', menu: '{name} 的菜单', offline: '连接断了，正在重连。写的内容都留着。', clearSearch: '清掉搜索', skip: '跳到内容', navigation: '主导航',
    toLists: '打开导航',
  },
  nav: { today: '今天', chats: '对话', knowledge: '知识', shop: '店铺', team: '团队' },
  help: {
    list: '在列表里', thread: '在对话里', anywhere: '随时', next: '下一个、上一个', open: '打开', back: '返回列表', take: '接管', giveBack: '交回机器人', close: '结束对话',
    send: '发送', line: '换行', phrase: '找话术', search: '搜索', help: '看快捷键',
  },
  roles: { owner: '店主', admin: '管理员', supervisor: '主管', agent: '客服' },
}
export const en: typeof zh = {
  app: {
    workbench: 'Workbench', admin: 'Admin', signOut: 'Sign out', toWorkbench: 'To the workbench', toAdmin: 'To the admin', otherLanguage: '中文',
    theme: 'Appearance', system: 'As the system', light: 'Light', dark: 'Dark', alerts: 'Ring and notify when someone waits', alertsDenied: 'The browser does not allow notifications; it will only ring. You can allow them beside the address bar.',
    help: 'Shortcuts', load: '{n} chats', menu: 'Menu of {name}', offline: 'The connection is lost; reconnecting. What you wrote is kept.', clearSearch: 'Clear the search', skip: 'Skip to the content', navigation: 'Main navigation',
    toLists: 'Open navigation',
  },
  nav: { today: 'Today', chats: 'Chats', knowledge: 'Knowledge', shop: 'Shop', team: 'Team' },
  help: {
    list: 'In the list', thread: 'In a chat', anywhere: 'Anywhere', next: 'Next, previous', open: 'Open', back: 'Back to the list', take: 'Take over', giveBack: 'Give back to the bot', close: 'Close the chat',
    send: 'Send', line: 'New line', phrase: 'Find a phrase', search: 'Search', help: 'Show shortcuts',
  },
  roles: { owner: 'Owner', admin: 'Admin', supervisor: 'Supervisor', agent: 'Agent' },
}
