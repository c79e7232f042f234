export const zh = {
  signIn: {
    title: '登录', hello: '欢迎回来', shop: '店铺', shopHint: '店铺在地址里的名字，例如 qinghe', login: '登录名', password: '密码', go: '进店', going: '正在进店…',
    language: 'English', needed: '三格都要填。', online: '您已在线，有人要找人时会派给您',
  },
  errors: {
    login_failed: '店铺、登录名或密码不对。看看大小写；忘了密码请找店主重设。',
    login_locked: '试错太多次，先锁一会儿。{seconds} 秒后再试。',
    signed_out: '登录过期了，请重新登录。',
    role_forbids: '您的角色不能做这件事，请找店里的管理员。',
  },
}
export const en: typeof zh = {
  signIn: {
    title: 'Sign in', hello: 'Welcome back', shop: 'Shop', shopHint: 'The shop’s name in addresses, e.g. qinghe', login: 'Login', password: 'Password', go: 'Sign in', going: 'Signing in…',
    language: '中文', needed: 'All three are needed.', online: 'You are online; new chats may come to you',
  },
  errors: {
    login_failed: 'Shop, login or password is wrong. Check capital letters; the shop’s owner can set a new password.',
    login_locked: 'Too many wrong tries, so this login is locked for a while. Try again in {seconds} seconds.',
    signed_out: 'Your session has ended. Please sign in again.',
    role_forbids: 'Your role may not do this. Ask an admin of the shop.',
  },
}
