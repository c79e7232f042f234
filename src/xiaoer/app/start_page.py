"""The page that a fresh installation opens with."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from xiaoer.accounts.model import ShopRecord

_PAGE = """<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>小二 Xiaoer</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ margin: 0; min-height: 100vh; display: grid; place-items: center; background: #f6f5f1; color: #1f1d1a;
  font: 16px/1.6 "PingFang SC", "Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", "Segoe UI", sans-serif; }}
main {{ width: min(560px, calc(100vw - 48px)); padding: 48px 0; }}
h1 {{ font-size: 28px; margin: 0 0 4px; }}
p {{ margin: 0 0 24px; color: #5d5952; }}
a {{ display: block; padding: 16px 20px; margin: 0 0 12px; border-radius: 16px; background: #fff; color: inherit; text-decoration: none; }}
a:hover, a:focus-visible {{ outline: 2px solid #2f5aa8; }}
small {{ color: #5d5952; }}
@media (prefers-color-scheme: dark) {{ body {{ background: #1c1b19; color: #edebe6; }} a {{ background: #282623; }} p, small {{ color: #aaa49a; }} }}
</style></head>
<body><main><h1>小二 Xiaoer</h1><p>装好了。先当一回顾客。<br><span lang="en">It runs. Be a shopper first.</span></p>{shops}</main></body></html>
"""
_SHOP = '<a href="/shop/?shop={slug}"><strong>{name}</strong><br><small>进店逛逛，右下角问一句 · <span lang="en">Visit the shop and ask something</span></small></a>'
_EMPTY = '<p>还没有店铺。运行 <code>xiaoer shop import 文件夹</code> 导入一个。<br><span lang="en">No shop yet: run <code>xiaoer shop import FOLDER</code>.</span></p>'


def start_page(shops: Sequence[ShopRecord]) -> str:
    """The page with a link to each shop."""
    links = "".join(_SHOP.format(slug=escape(shop.slug), name=escape(shop.name)) for shop in shops)
    return _PAGE.format(shops=links or _EMPTY)
