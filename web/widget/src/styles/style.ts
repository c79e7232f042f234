import tokens from '@xiaoer/ui/tokens.css?inline'
import base from './base.css?inline'
import cards from './cards.css?inline'
import panel from './panel.css?inline'
import thread from './thread.css?inline'

/** The shared tokens speak of `:root`; in a shadow tree that is its host. */
const hosted = tokens.replace(/:root((?::not\([^)]*\)|\[[^\]]*\])*)/g, (_, more: string) => (more ? `:host(${more})` : ':host'))

export const style = [hosted, base, panel, thread, cards].join('\n')
