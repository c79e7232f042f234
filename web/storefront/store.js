/** The demo shop's page: it does what any shop does, one script tag, for the shop named in the address. */
const parameters = new URLSearchParams(location.search)
const shop = parameters.get('shop') ?? 'qinghe'
const english = parameters.get('lang') === 'en'
if (english) {
  document.documentElement.lang = 'en'
  document.getElementById('tip').textContent = 'Ask something in the corner below: when do you ship, can I return it, how do I wash the sweater.'
}

const answer = await fetch('/widget/v1/sessions', {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ shop, token: localStorage.getItem(`xiaoer:${shop}:token`) }),
})
if (answer.ok) {
  const session = await answer.json()
  localStorage.setItem(`xiaoer:${shop}:token`, session.token)
  document.getElementById('name').textContent = session.shop.name
  document.title = session.shop.name
} else {
  document.getElementById('tip').textContent = english ? 'There is no such shop.' : '没有这家店铺，看看地址里的店名。'
}

const script = document.createElement('script')
script.src = '/widget/widget.js'
script.dataset.shop = shop
// a script that is added by a script has no document.currentScript; the widget finds itself by this attribute
script.dataset.xiaoerWidget = ''
document.body.append(script)
