import type { WebhookEvent } from '@xiaoer/api-client/staff'

/** What a webhook can tell of; docs/api/webhooks.md says what each holds. */
export const EVENTS: readonly WebhookEvent[] = ['message.created', 'conversation.changed']
