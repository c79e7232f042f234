export const zh = {
  shop: {
    title: '店铺', keys: '接口密钥', keysHint: '店里自己的系统用它来收发消息。', keyName: '给谁用', keyNameHint: '例如：ERP', makeKey: '新建密钥', keyOnce: '只显示这一次，现在就抄走：', noKeys: '还没有密钥',
    noKeysHint: '自己的系统要接进来时，在这里建一把。', created: '建于', used: '上次用', never: '没用过', revoke: '停用', revokeSure: '停用后，用它的系统马上连不上，也不能恢复。', revokeGo: '停用“{name}”', revoked: '已停用“{name}”',
    webhooks: '事件推送', webhooksHint: '有新消息，或对话换了人、结束了，告诉店里自己的系统。', url: '网址（https）', events: '推送什么', addWebhook: '加一个网址', secretOnce: '验证签名用的密钥，只显示这一次：', noWebhooks: '还没有推送网址',
    noWebhooksHint: '加上网址后，每次推送的结果都能在这里看到。', deliveries: '推送记录', noDeliveries: '还没推送过。', resend: '重发', resent: '已重新排队发送', attempts: '试了 {n} 次', removeWebhook: '删掉', removedWebhook: '已删掉这个网址',
    dead: '没做成的任务', deadHint: '试了很多次都没成的，修好原因后可以重做。', noDead: '没有卡住的任务', noDeadHint: '任务多次失败后会停在这里，等人看一眼。', retry: '重做', retried: '已重新排队', needUrl: '网址要以 https:// 开头。',
    needEvents: '至少选一种事件。', states: { waiting: '排队中', delivered: '已送达', dead: '没送到' }, copyFailed: '没能复制，请选中后手动复制。',
  },
  events: { 'message.created': '新消息', 'conversation.changed': '对话状态变了' },
  team: { title: '团队', hint: '现在的同事、角色和状态。', none: '店里还没有别人', noneHint: '用 xiaoer 命令行或店铺包里的 [[staff]] 加人。', load: '在聊 {n} 个', you: '您', name: '名字', role: '角色', state: '状态', chats: '手上的对话', search: '搜同事', notFound: '没有这位同事' },
  errors: {
    webhook_url_refused: '这个网址不能用：要 https，而且能从公网访问。',
    key_not_found: '这把密钥已经不在了，刷新看看。',
    webhook_not_found: '这个网址已经不在了，刷新看看。',
  },
}
export const en: typeof zh = {
  shop: {
    title: 'Shop', keys: 'API keys', keysHint: 'The shop’s own systems send and receive messages with them.', keyName: 'Used by', keyNameHint: 'e.g. ERP', makeKey: 'New key', keyOnce: 'Shown only this once; copy it now:', noKeys: 'No keys yet',
    noKeysHint: 'Make one here when a system of your own is to be connected.', created: 'made', used: 'last used', never: 'never used', revoke: 'Revoke', revokeSure: 'Systems that use it lose access at once; this cannot be undone.', revokeGo: 'Revoke “{name}”', revoked: '“{name}” is revoked',
    webhooks: 'Webhooks', webhooksHint: 'Tell the shop’s own systems of new messages, and when a chat changes hands or ends.', url: 'Address (https)', events: 'Tell of', addWebhook: 'Add an address', secretOnce: 'The secret to check signatures with, shown only this once:', noWebhooks: 'No addresses yet',
    noWebhooksHint: 'Once there is one, the result of each delivery is shown here.', deliveries: 'Deliveries', noDeliveries: 'Nothing delivered yet.', resend: 'Send again', resent: 'Queued again', attempts: '{n} tries', removeWebhook: 'Remove', removedWebhook: 'The address is removed',
    dead: 'Jobs that failed', deadHint: 'Tried many times without success; try again once the cause is mended.', noDead: 'Nothing is stuck', noDeadHint: 'Jobs that fail many times stop here until somebody looks.', retry: 'Try again', retried: 'Queued again', needUrl: 'The address must begin with https://.',
    needEvents: 'Choose at least one event.', states: { waiting: 'Queued', delivered: 'Delivered', dead: 'Not delivered' }, copyFailed: 'Could not copy; select it and copy by hand.',
  },
  events: { 'message.created': 'New message', 'conversation.changed': 'A chat’s state changed' },
  team: { title: 'Team', hint: 'Colleagues, their roles and how they are now.', none: 'Nobody else works here yet', noneHint: 'Add people with the xiaoer command or [[staff]] in the shop pack.', load: '{n} chats', you: 'you', name: 'Name', role: 'Role', state: 'State', chats: 'Chats in hand', search: 'Search colleagues', notFound: 'No such colleague' },
  errors: {
    webhook_url_refused: 'This address cannot be used: it must be https and public.',
    key_not_found: 'This key is gone already; reload to see.',
    webhook_not_found: 'This address is gone already; reload to see.',
  },
}
