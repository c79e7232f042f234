/** What a webhook can tell of; docs/api/webhooks.md says what each holds. */
export const EVENTS = ['message.created', 'conversation.changed'] as const
