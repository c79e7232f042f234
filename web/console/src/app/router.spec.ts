import type { Me, Role } from '@xiaoer/api-client/staff'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { useSession } from '../shared/session.store'
import { guard, routes } from './router'

const router = createRouter({ history: createMemoryHistory('/'), routes })
const go = (path: string) => guard(router.resolve(path) as never)

function signIn(role: Role): void {
  useSession().me = { staff: { id: '1', name: '小美', login: 'xiaomei', role, presence: 'online' }, shop: { slug: 'qinghe' }, csrf: '' } as Me
}

beforeEach(() => {
  setActivePinia(createPinia())
  useSession().asked = true
})

test('who is not signed in signs in and comes back to where they wanted to go', async () => {
  expect(await go('/admin/knowledge/faq?q=1')).toMatchObject({ name: 'sign-in', query: { to: '/admin/knowledge/faq?q=1' } })
})

test('a demo link fills in shop and login', async () => {
  expect(await go('/workbench/?shop=qinghe&login=xiaomei')).toMatchObject({ name: 'sign-in', query: { shop: 'qinghe', login: 'xiaomei' } })
})

test('a demo link for another person lets that person sign in', async () => {
  signIn('agent')
  expect(await go('/workbench/?shop=qinghe&login=zhouhe')).toMatchObject({ name: 'sign-in' })
  expect(await go('/workbench/?shop=qinghe&login=xiaomei')).toBe(true)
})

test('an agent who wants the overview gets the knowledge, which they may read', async () => {
  signIn('agent')
  expect(await go('/admin/')).toEqual({ name: 'faq' })
  expect(await go('/admin/knowledge/faq')).toBe(true)
  signIn('owner')
  expect(await go('/admin/')).toBe(true)
})
