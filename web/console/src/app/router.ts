/** Where one can go, and who may. Pages come when they are needed. */
import { createRouter, createWebHistory, type RouteLocationNormalized, type RouteRecordRaw } from 'vue-router'
import { useSession, type May } from '../shared/session.store'

declare module 'vue-router' {
  interface RouteMeta {
    open?: boolean
    needs?: May
  }
}

const admin: RouteRecordRaw[] = [
  { path: '', name: 'today', component: () => import('../features/overview/TodayPage.vue'), meta: { needs: 'teach' } },
  { path: 'knowledge', redirect: { name: 'faq' } },
  { path: 'knowledge/faq', name: 'faq', component: () => import('../features/knowledge/FaqPage.vue') },
  { path: 'knowledge/words', name: 'lexicon', component: () => import('../features/knowledge/LexiconPage.vue') },
  { path: 'knowledge/try', name: 'try', component: () => import('../features/test-bench/TestBenchPage.vue'), meta: { needs: 'teach' } },
  { path: 'shop', name: 'shop', component: () => import('../features/settings/ShopPage.vue'), meta: { needs: 'supervise' } },
  { path: 'team', name: 'team', component: () => import('../features/settings/TeamPage.vue') },
]

export const routes: RouteRecordRaw[] = [
  { path: '/workbench/sign-in', name: 'sign-in', component: () => import('../features/sign-in/SignInPage.vue'), meta: { open: true } },
  { path: '/workbench/', name: 'workbench', component: () => import('./WorkbenchPage.vue') },
  { path: '/workbench/c/:id', name: 'conversation', component: () => import('./WorkbenchPage.vue') },
  { path: '/admin/', component: () => import('./AdminLayout.vue'), children: admin },
  { path: '/:rest(.*)*', redirect: '/workbench/' },
]

export function makeRouter() {
  const router = createRouter({ history: createWebHistory('/'), routes, scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 } })
  router.beforeEach((to) => guard(to))
  return router
}

/** Who is not signed in signs in and comes back; a link that names another person lets that person in. */
export async function guard(to: RouteLocationNormalized) {
  const session = useSession()
  if (!session.asked) await session.load()
  const { me } = session
  if (to.meta.open) return me && !asksForOther(to) ? { path: '/workbench/' } : true
  if (!me || asksForOther(to)) {
    const { shop, login, ...query } = to.query
    return { name: 'sign-in', query: { shop, login, to: to.fullPath === '/workbench/' ? undefined : backTo(to.path, query) } }
  }
  if (to.meta.needs && !session.may[to.meta.needs]) return { name: to.path.startsWith('/admin') ? 'faq' : 'workbench' }
  return true
}

function asksForOther(to: RouteLocationNormalized): boolean {
  const { me } = useSession()
  const { shop, login } = to.query
  return Boolean(me && ((login && login !== me.staff.login) || (shop && shop !== me.shop.slug)))
}

function backTo(path: string, query: object): string {
  const rest = new URLSearchParams(query as Record<string, string>).toString()
  return rest ? `${path}?${rest}` : path
}
