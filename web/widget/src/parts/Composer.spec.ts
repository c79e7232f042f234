import { mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import { ref } from 'vue'
import { widgetKey } from '../context'
import { wordsFor } from '../words/words'
import Composer from './Composer.vue'

const context = { texts: wordsFor('zh-CN'), language: 'zh-CN', now: ref(new Date()), link: (url: string | null | undefined) => url ?? null, say: () => undefined, view: () => undefined }

function composer(): ReturnType<typeof mount<typeof Composer>> {
  return mount(Composer, { props: { placeholder: '', stickers: [], draftKey: 'draft', disabled: false }, global: { provide: { [widgetKey as symbol]: context } } })
}

beforeEach(() => sessionStorage.clear())

describe('writing', () => {
  it('sends with Enter what was typed, without the blanks around it', async () => {
    const made = composer()
    await made.get('textarea').setValue('  在吗 ')
    await made.get('textarea').trigger('keydown', { key: 'Enter' })
    expect([made.emitted('say'), made.get('textarea').element.value]).toEqual([[['在吗']], ''])
  })

  it('does not send what an input method is still putting together, nor a new line, nor nothing', async () => {
    const made = composer()
    await made.get('textarea').setValue('zai')
    await made.get('textarea').trigger('keydown', { key: 'Enter', isComposing: true })
    await made.get('textarea').trigger('keydown', { key: 'Enter', keyCode: 229 })
    await made.get('textarea').trigger('keydown', { key: 'Enter', shiftKey: true })
    await made.get('textarea').setValue('   ')
    await made.get('textarea').trigger('keydown', { key: 'Enter' })
    expect(made.emitted('say')).toBeUndefined()
  })

  it('keeps the draft when the page goes away', async () => {
    await composer().get('textarea').setValue('写到一半')
    expect(composer().get('textarea').element.value).toBe('写到一半')
  })
})
