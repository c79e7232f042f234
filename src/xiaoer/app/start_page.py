"""The page that a fresh installation opens with: where to go, and in a demo, as whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from xiaoer.accounts.model import ShopRecord


@dataclass(frozen=True, slots=True)
class DemoLogin:
    """A person of a demo shop with the password its pack names."""

    name: str
    role: str
    login: str
    password: str


#: Logins by the shop's slug; empty outside a demo.
DemoLogins = dict[str, list[DemoLogin]]

_STYLE = """
:root { color-scheme: light dark; --bg: #f7f5f2; --surface: #fff; --fill: #f0ede8; --line: #ebe7e1; --ink: #1c1a17; --ink-2: #57524a;
  --ink-3: #6f695f; --primary: #2f5aa8; --focus: 0 0 0 2px var(--surface), 0 0 0 4px var(--primary); }
@media (prefers-color-scheme: dark) { :root { --bg: #141311; --surface: #1c1b18; --fill: #2a2824; --line: #2d2b26; --ink: #f1eee8;
  --ink-2: #c2bcb1; --ink-3: #a19a8e; --primary: #7fa3e6; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--ink); font: 16px/1.6 "PingFang SC", "Noto Sans SC", "Noto Sans CJK SC",
  "Microsoft YaHei", "Segoe UI", system-ui, sans-serif; }
main { width: min(720px, 100% - 48px); margin: 0 auto; padding: 64px 0 48px; }
header { display: flex; align-items: baseline; justify-content: space-between; gap: 16px; }
h1 { font-size: 28px; line-height: 1.3; margin: 0; font-weight: 600; }
h2 { font-size: 18px; line-height: 1.3; margin: 0; font-weight: 600; }
p { margin: 8px 0 0; color: var(--ink-2); }
.lang { color: var(--ink-3); font-size: 14px; }
.lang:hover { color: var(--primary); }
section { background: var(--surface); border: 1px solid var(--line); border-radius: 12px; padding: 24px; margin-top: 24px; }
.name { display: flex; align-items: center; gap: 12px; }
.name img, .name i { width: 40px; height: 40px; border-radius: 8px; flex: none; }
.name small { display: block; font-size: 13px; color: var(--ink-3); font-weight: 400; }
nav { display: grid; grid-template-columns: repeat(auto-fit, minmax(180px, 1fr)); gap: 12px; margin-top: 20px; }
nav a { display: block; padding: 12px 16px; border-radius: 12px; background: var(--fill); color: inherit; text-decoration: none; }
nav a strong { display: block; font-weight: 600; }
nav a span { font-size: 13px; color: var(--ink-3); }
nav a:first-child { background: var(--primary); color: var(--surface); }
nav a:first-child span { color: inherit; opacity: .85; }
a:focus-visible { outline: none; box-shadow: var(--focus); border-radius: 12px; }
table { width: 100%; border-collapse: collapse; margin-top: 20px; font-size: 14px; }
caption { text-align: start; color: var(--ink-3); font-size: 13px; padding-bottom: 4px; }
th, td { text-align: start; padding: 8px 12px 8px 0; border-top: 1px solid var(--line); font-weight: 400; }
th { color: var(--ink-3); font-size: 13px; }
code { font: 13px/1.6 ui-monospace, "SF Mono", Consolas, monospace; user-select: all; }
footer { margin-top: 32px; color: var(--ink-3); font-size: 13px; }
@media (max-width: 480px) { main { padding-top: 32px; } section { padding: 20px 16px; } }
"""
_ICON = (
    '<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 viewBox=%220 0 32 32%22%3E'
    "%3Crect width=%2232%22 height=%2232%22 rx=%228%22 fill=%22%232f5aa8%22/%3E%3Cpath d=%22M9 11h14M6 21h20%22 stroke=%22white%22 "
    'stroke-width=%223%22 stroke-linecap=%22round%22/%3E%3C/svg%3E">'
)
_WORDS: Mapping[str, Mapping[str, str]] = {
    "zh-CN": {
        "title": "小二",
        "lead": "店已经开好了。先当一回顾客问一句，再到工作台当一回客服。",
        "shop": "逛店铺", "shop_hint": "当顾客，右下角问一句",
        "workbench": "工作台", "workbench_hint": "当客服，接着聊",
        "admin": "管理后台", "admin_hint": "改知识，看为什么这样答",
        "logins": "演示账号，登录时填店铺 {slug}",
        "person": "谁", "login": "账号", "password": "密码",
        "owner": "店主", "administrator": "管理员", "supervisor": "主管", "agent": "客服",
        "none": "还没有店铺。运行下面这行，把店铺包的文件夹导进来：",
        "foot": "数据都在这台机器上，按 Ctrl-C 停下，再启动时还在。",
        "other": "English", "other_code": "en",
    },
    "en": {
        "title": "Xiaoer",
        "lead": "The shop is open. Ask as a shopper first, then answer as a person in the workbench.",
        "shop": "Visit the shop", "shop_hint": "Ask, bottom right",
        "workbench": "Workbench", "workbench_hint": "Take over as an agent",
        "admin": "Admin", "admin_hint": "Teach it, see its reasons",
        "logins": "Demo logins; the shop to log in to is {slug}",
        "person": "Who", "login": "Login", "password": "Password",
        "owner": "Owner", "administrator": "Admin", "supervisor": "Supervisor", "agent": "Agent",
        "none": "There is no shop yet. Import the folder of a shop pack with:",
        "foot": "Everything stays on this machine. Ctrl-C stops it; the next start finds it all again.",
        "other": "中文", "other_code": "zh-CN",
    },
}  # fmt: skip


def language_of(asked: str | None, accepted: str) -> str:
    """The page's language: as asked for in the address, else what the browser prefers, Chinese first."""
    if asked and asked in _WORDS:
        return asked
    first = accepted.split(",", maxsplit=1)[0].strip().lower()
    return "en" if first and not first.startswith("zh") and first != "*" else "zh-CN"


def start_page(shops: Sequence[ShopRecord], language: str, logins: Mapping[str, Sequence[DemoLogin]]) -> str:
    """The page with what each shop offers."""
    words = _WORDS[language]
    body = "".join(_shop(shop, words, language, logins.get(shop.slug, ())) for shop in shops)
    empty = f"<section><p>{words['none']}</p><p><code>xiaoer shop import DIR</code></p></section>"
    other = f'<a class="lang" href="/?lang={words["other_code"]}" lang="{words["other_code"]}">{words["other"]}</a>'
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{words['title']}</title>{_ICON}<style>{_STYLE}</style></head><body><main>"
        f"<header><h1>{words['title']}</h1>{other}</header><p>{words['lead']}</p>"
        f"{body or empty}<footer>{words['foot']}</footer></main></body></html>"
    )


def _shop(shop: ShopRecord, words: Mapping[str, str], language: str, logins: Sequence[DemoLogin]) -> str:
    slug = escape(shop.slug)
    theme = shop.config.get("theme", {})
    logo, brand = escape(str(theme.get("logo", ""))), escape(str(theme.get("brand", "#2f5aa8")))
    sign = f'<img src="{logo}" alt="">' if logo else f'<i style="background:{brand}"></i>'
    english = str(shop.config.get("name_en", ""))
    name, small = (english, shop.name) if language == "en" and english else (shop.name, english)
    lang = "en" if language == "en" else "zh"
    links = (
        (f"/shop/?shop={slug}&amp;lang={lang}", "shop"),
        (f"/workbench/?shop={slug}", "workbench"),
        (f"/admin/?shop={slug}", "admin"),
    )
    buttons = "".join(
        f'<a href="{href}"><strong>{words[word]}</strong><span>{words[word + "_hint"]}</span></a>'
        for href, word in links
    )
    return (
        f'<section><div class="name">{sign}<h2>{escape(name)}<small>{escape(small)}</small></h2></div>'
        f"<nav>{buttons}</nav>{_logins(slug, words, logins)}</section>"
    )


def _logins(slug: str, words: Mapping[str, str], logins: Sequence[DemoLogin]) -> str:
    if not logins:
        return ""
    rows = "".join(
        f"<tr><td>{escape(each.name)} · {words['administrator' if each.role == 'admin' else each.role]}</td>"
        f"<td><code>{escape(each.login)}</code></td><td><code>{escape(each.password)}</code></td></tr>"
        for each in logins
        if each.password
    )
    head = "".join(f'<th scope="col">{words[name]}</th>' for name in ("person", "login", "password"))
    caption = words["logins"].format(slug=f"<code>{slug}</code>")
    return f"<table><caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
