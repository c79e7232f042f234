/** Words for an error, and the one way to do something that may fail. */
import { ApiError } from '@xiaoer/api-client/request'
import { useI18n } from 'vue-i18n'
import { errorKey, useToasts } from './toasts.store'

export function useExplain() {
  const { t, te } = useI18n({ useScope: 'global' })
  const toasts = useToasts()

  function explain(error: unknown): string {
    const key = errorKey(error, (each) => te(each) || te(each, 'zh-CN'))
    return t(key, { message: error instanceof Error ? error.message : '', ...(error instanceof ApiError ? error.data : {}) })
  }

  /** Do it; when it fails say so and give undefined. A mistake in the program still surfaces. */
  async function attempt<T>(act: () => Promise<T>): Promise<T | undefined> {
    try {
      return await act()
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      if (error.status !== 401) toasts.problem(explain(error))
      return undefined
    }
  }

  return { explain, attempt }
}
