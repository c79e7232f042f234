"""A shop small enough to open in a second, and the processes that serve it."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from uuid import uuid4

from bench.processes import ROOT, Cluster, cluster

from xiaoer.storage.embedded import start_embedded
from xiaoer.storage.migrate import upgrade

SHOP = """
slug = "small"
name = "小店"
[persona]
bot_name = "小小"
greeting = ["您好，我是小小。"]
unknown = ["这个我不太确定。"]
[hours]
days = "1-7"
open = "00:00"
close = "00:00"
[[staff]]
login = "xiaomei"
name = "小美"
role = "agent"
password = "demo-xiaomei"
"""
FAQ = """id,question,answer,similar
ship,什么时候发货,当天16:00前付款当天发货。,多久发货|几点发货
invoice,可以开发票吗,可以开电子发票。,能开发票吗|开票
wash,毛衣怎么洗,建议手洗，平铺晾干。,毛衣能机洗吗
fee,运费多少,满99元包邮。,邮费多少|包邮吗
"""


def open_small_shop(folder: Path) -> str:
    """A database of its own with the shop in it; its URL."""
    url = start_embedded(Path(tempfile.gettempdir()) / f"xiaoer-acceptance-{os.getpid()}", name=f"a{uuid4().hex[:8]}")
    upgrade(url)
    pack = folder / "small"
    pack.mkdir(parents=True)
    (pack / "shop.toml").write_text(SHOP, encoding="utf-8")
    (pack / "faq.csv").write_text(FAQ, encoding="utf-8")
    environment = {**os.environ, "XIAOER_DATABASE_URL": url, "XIAOER_DATA_DIR": str(folder / "import")}
    command = [sys.executable, "-m", "xiaoer", "shop", "import", str(pack)]
    subprocess.run(command, env=environment, cwd=ROOT, check=True, capture_output=True)
    return url


def processes_for(url: str, folder: Path, *, webs: int, workers: int) -> Cluster:
    """The processes that serve it, not started."""
    return cluster(webs=webs, workers=workers, database_url=url, folder=folder)
