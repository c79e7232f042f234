/** A list of knowledge with search, filters and pages; saving, deleting with a way back. Shared by questions and words. */
import { computed, reactive, ref, watch, type Ref } from 'vue'
import { useLoading } from '../../shared/loading'

interface Api<Entry, Page, Form> {
  list: (filter: Record<string, string | number | undefined>) => Promise<Page>
  create: (form: Form) => Promise<Entry>
  change: (id: string, version: number, form: Form) => Promise<Entry>
  remove: (id: string) => Promise<{ version: number }>
  restore: (id: string, version: number) => Promise<unknown>
}

const SEARCH_AFTER_MS = 250

export function useEntries<Entry extends { id: string; version: number }, Page extends { total: number; items: Entry[] }, Form>(
  api: Api<Entry, Page, Form>,
  filters: Record<string, string>,
) {
  const filter = reactive({ search: '', page: 1, ...filters }) as Record<string, string | number> & { search: string; page: number }
  const { value, error, busy, load } = useLoading(() => api.list({ ...filter }))
  const gone = ref(new Set<string>()) as Ref<Set<string>>
  const items = computed(() => (value.value?.items ?? []).filter((entry) => !gone.value.has(entry.id)))
  const filtered = computed(() => Boolean(filter.search) || Object.keys(filters).some((name) => filter[name]))

  let timer = 0
  watch(
    () => ({ ...filter }),
    (next, before) => {
      if (next.page === before.page) filter.page = 1
      window.clearTimeout(timer)
      timer = window.setTimeout(() => void load(), next.search === before.search ? 0 : SEARCH_AFTER_MS)
    },
  )

  async function save(entry: Entry | null, form: Form): Promise<Entry> {
    const saved = entry ? await api.change(entry.id, entry.version, form) : await api.create(form)
    void load()
    return saved
  }

  /** Gone at once; the way back is the version that the server names. */
  async function remove(entry: Entry): Promise<() => Promise<void>> {
    gone.value = new Set(gone.value).add(entry.id)
    const back = () => {
      const left = new Set(gone.value)
      left.delete(entry.id)
      gone.value = left
    }
    let version: number
    try {
      version = (await api.remove(entry.id)).version
    } catch (problem) {
      back()
      throw problem
    }
    return async () => {
      await api.restore(entry.id, version)
      back()
      await load()
    }
  }

  return { filter, value, items, error, busy, filtered, load, save, remove }
}
