/** Who is signed in, in which shop, and what they may do. */
import { ApiError, api, setCsrf, whenSignedOut } from '@xiaoer/api-client/request'
import type { Me, Presence } from '@xiaoer/api-client/staff'
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'

export type May = 'supervise' | 'teach' | 'administer'

export const useSession = defineStore('session', () => {
  const me = ref<Me | null>(null)
  /** Null until the first answer: the guard waits for it instead of flashing the sign-in page. */
  const asked = ref(false)

  const role = computed(() => me.value?.staff.role ?? 'agent')
  const may = computed<Record<May, boolean>>(() => ({
    supervise: role.value !== 'agent',
    teach: role.value !== 'agent',
    administer: role.value === 'owner' || role.value === 'admin',
  }))

  function become(next: Me | null): void {
    me.value = next
    setCsrf(next?.csrf ?? '')
  }

  async function load(): Promise<void> {
    try {
      become(await api.get<Me>('/me'))
    } catch (error) {
      if (!(error instanceof ApiError) || error.passing) throw error
      become(null)
    } finally {
      asked.value = true
    }
  }

  async function signIn(shop: string, login: string, password: string): Promise<void> {
    become(await api.post<Me>('/login', { shop, login, password }))
  }

  async function signOut(): Promise<void> {
    await api.post('/logout')
    become(null)
  }

  async function setPresence(presence: Presence): Promise<void> {
    if (!me.value) return
    const before = me.value.staff.presence
    me.value.staff.presence = presence
    try {
      await api.put('/me/presence', { presence })
    } catch (error) {
      me.value.staff.presence = before
      throw error
    }
  }

  whenSignedOut(() => become(null))
  return { me, asked, role, may, load, signIn, signOut, setPresence }
})
