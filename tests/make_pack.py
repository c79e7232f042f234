"""Makes a small, complete shop pack, so that tests do not hang on what an example's author writes today."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><rect width="8" height="8" fill="#24514a"/></svg>'

FILES: dict[str, str] = {
    "shop.toml": """
slug = "linen"
name = "亚麻小铺"
name_en = "Linen Corner"
time_zone = "Asia/Shanghai"
[persona]
bot_name = "小麻"
greeting = ["您好，我是小麻。", "在的，您说。"]
unknown = "这个我不太确定，不敢乱说。"
[hours]
days = "1-6"
open = "09:00"
close = "21:30"
[theme]
brand = "#7a5c3e"
logo = "pictures/logo.svg"
[authority]
refund_limit = 200
coupon_limit = 9.9
[widget]
quick_questions = ["我该穿多大", "订单到哪了"]
[[staff]]
login = "xiaomei"
name = "小美"
role = "agent"
password = "linen-xiaomei"
avatar = "pictures/xiaomei.svg"
[[staff]]
login = "boss"
name = "老板"
role = "owner"
password = "linen-boss"
""",
    "materials.csv": """code,name,feel,season,shrink,fade,care,aliases
linen,亚麻,挺括透气,夏,水洗缩1-2%,深色头两次会掉一点,30℃以下轻柔机洗，不要拧，挂着阴干。,麻|麻料
""",
    "size_charts/shirt.csv": """size,height_min,height_max,weight_min,weight_max,chest,length,note
M,165,172,55,65,104,70,
L,172,178,65,75,108,72,偏瘦可选M
XL,178,185,75,85,112,74,
""",
    "products.csv": """code,title,category,price,market_price,status,summary,nicknames,material,size_chart,picture,season,tags,warehouse,listed,ship_from
SHIRT-1,海风亚麻衬衫,上衣/衬衫,199,299,on,一件顶一夏,小海|海风,linen,shirt,shirt.svg,夏,新品|透气,HZ,-30d,
TROUSER-1,晒谷亚麻长裤,裤子,259.90,,on,,,linen,,pictures/trouser.png,夏|秋,,HZ,-200d 10:00,
COAT-1,麦垛亚麻外套,外套,599,,on,,,linen,,,秋,,HZ,-2d,+7d 10:00
OLD-1,去年的帽子,配饰,59,,off,,,,,,,,,,
""",
    "variants.csv": """sku,product,color,color_code,size,price,stock,restock,picture
SHIRT-1-OAT-M,SHIRT-1,燕麦,NC-01,M,,12,,
SHIRT-1-OAT-L,SHIRT-1,燕麦,NC-01,L,,0,+5d 10:00,
SHIRT-1-SEA-L,SHIRT-1,海蓝,NC-02,L,209,3,,shirt.svg
TROUSER-1-OAT-L,TROUSER-1,燕麦,NC-01,L,,40,,
COAT-1-OAT-L,COAT-1,燕麦,NC-01,L,,9,,
""",
    "product_facts.csv": """product,attribute,value
SHIRT-1,成分,100%亚麻
SHIRT-1,克重,180克
TROUSER-1,成分,"亚麻55%, 棉45%"
""",
    "faq.csv": """id,question,similar,answer,category,intent,scope,valid_from,valid_to,person_only,owner,tags
ship-time,什么时候发货,多久发货|今天能发吗,每天16:00前付款的当天发。,售中/发货,ship_time,,,,,小美,
wash,亚麻怎么洗,能机洗吗,"30℃以下轻柔机洗，
不要拧。",售前/洗护,usage,category:上衣,,,,,洗护
summer,夏天有什么活动,,衬衫满300减40。,售前/活动,promotion,,-5d,+20d 23:59,,,
bulk,可以团购吗,企业采购|批发,团购请同事来谈。,售前/团购,custom_order,,,,yes,老板,
""",
    "lexicon.csv": """word,kind,target,aliases,scope,valid_from,valid_to,note
奶茶色,color,NC-01,燕麦拿铁|拿铁色,,,,
小海,product,SHIRT-1,,,,,
海风暗号,promotion,summer-300-40,,,-5d,+20d 23:59,
麻麻,term,亚麻,,,,,
""",
    "scripts.csv": """id,moment,text,category,audience,tags
hello-1,greeting,您好，在的。,开场,,
size-1,size_tip,说下身高体重，我帮您看尺码。,售前,,尺码
""",
    "stickers/stickers.csv": """id,file,moments,keywords,alt
hi,hi.svg,greeting|happy,你好|在吗,挥手
""",
    "documents/care.md": """# 洗护指南
亚麻越洗越软。

## 亚麻
- 30℃以下机洗
- 不要拧

| 颜色 | 能晒吗 |
| --- | --- |
| 海蓝 | 阴干 |

## 棉
常规机洗。
""",
    "policies/promotions.toml": """
[[promotion]]
id = "summer-300-40"
name = "夏装满300减40"
kind = "threshold"
threshold = 300
off = 40
scope = ["category:上衣", "category:裤子"]
starts = "-5d"
ends = "+20d 23:59"
stacks_with = ["coupon"]
code_words = ["海风暗号"]
explain = "上衣和裤子满300元立减40元。"
[[promotion]]
id = "shirt-90"
name = "衬衫九折"
kind = "percent"
percent = 10
scope = ["product:SHIRT-1"]
starts = "-1d"
ends = "+3d"
explain = "海风亚麻衬衫九折。"
""",
    "policies/shipping.toml": """
cutoff = "16:00"
ship_within_hours = 48
ships_on = "1-7"
free_over = 99
fee = 8.5
default_carrier = "SF"
[[warehouse]]
code = "HZ"
name = "杭州仓"
[[carrier]]
code = "SF"
name = "顺丰速运"
[[region]]
provinces = ["浙江", "上海"]
days = "1-2"
carriers = ["SF"]
[[region]]
provinces = []
days = "2-4"
""",
    "policies/aftersales.toml": """
return_days = 7
exchange_days = 15
freight_insurance = true
refund_days = "1-3"
conditions = ["吊牌完好", "未洗未穿"]
[[exception]]
scope = ["category:配饰"]
return_days = 0
reason = "帽子拆封后不退"
[[clause]]
id = "return-7"
title = "七天无理由"
text = "签收后7天内可以无理由退货。"
""",
    "policies/invoice.toml": 'kinds = ["电子普票"]\nwithin_days = 1\n',
    "policies/handoff.toml": 'failures = 3\nrefund_over = 300\nanger_words = ["骗子"]\ncomplaint_words = ["投诉"]\n',
    "intents/ship_time.txt": "几时发\n啥时候给我寄\n",
    "customers.csv": """id,name,phone,level,city,height,weight,tags,joined,note
C001,李明,13800000001,金卡,杭州,178,72.5,老客|爱亚麻,-400d,
C002,王芳,13800000002,,上海,,,,-20d,
C003,赵六,,,成都,,,,-1d,
C004,陈晨,,普卡,北京,,,,-90d,
""",
    "orders.csv": """\
no,customer,status,placed,paid,amount,freight,discount,recipient,phone,province,city,address,note,promised_ship,warehouse,hold_reason,invoice
2026001,C001,shipped,-2d 10:00,-2d 10:05,199,0,0,李明,13800000001,浙江,杭州,文三路1号,,-2d 18:00,HZ,,none
2026002,C001,completed,-40d 09:00,-40d 09:01,457.9,0,1,李明,13800000001,浙江,杭州,文三路1号,请快点,,HZ,,issued
2026003,C002,paid,-5h,-5h,268.4,8.5,0,王芳,13800000002,上海,上海,人民路2号,,+1d 18:00,HZ,,requested
2026004,C002,shipped,-6d 11:00,-6d 11:30,209,0,0,王芳,13800000002,上海,上海,人民路2号,,,HZ,,none
2026005,C003,unpaid,-30m,,599,0,0,赵六,,四川,成都,春熙路3号,,,HZ,,none
2026006,C004,refunding,-12d 09:00,-12d 09:10,199,0,0,陈晨,,北京,北京,长安街4号,,,HZ,,none
""",
    "order_lines.csv": """order,sku,quantity,price
2026001,SHIRT-1-OAT-M,1,199
2026002,SHIRT-1-OAT-L,1,199
2026002,TROUSER-1-OAT-L,1,259.90
2026003,TROUSER-1-OAT-L,1,259.90
2026004,SHIRT-1-SEA-L,1,209
2026005,COAT-1-OAT-L,1,599
2026006,SHIRT-1-OAT-M,1,199
""",
    "shipments.csv": """no,order,carrier,status,shipped,promised,delivered,courier,courier_phone,exception
SF1001,2026001,SF,in_transit,-2d 17:40,+1d 18:00,,,,
SF1002,2026002,SF,delivered,-39d 17:00,-37d 18:00,-38d 15:20,张师傅,13900000001,
SF1004,2026004,SF,exception,-6d 17:00,-4d 18:00,,,,收件地址不详，快递员联系不上
SF1006,2026006,SF,delivered,-12d 17:00,-10d 18:00,-11d 10:00,,,
""",
    "shipment_events.csv": """shipment,at,place,text
SF1001,-1d 08:00,杭州,已到达杭州转运中心
SF1001,-2d 17:40,杭州,顺丰已揽收
SF1002,-38d 15:20,杭州,已签收
SF1004,-5d 09:00,上海,地址不详，等待联系
""",
    "cases/first.jsonl": """{"id": "c1", "turns": [{"user": "什么时候发货"}], "expect": [{"turn": 1, "intent": "ship_time"}]}
{"id": "c2", "customer": {"id": "C001"}, "turns": [[{"user": "在吗"}, {"user": "到哪了"}], {"user": "谢谢"}]}
""",
    "pictures/logo.svg": SVG,
    "pictures/xiaomei.svg": SVG.replace("#24514a", "#c27803"),
    "pictures/shirt.svg": SVG.replace("#24514a", "#4a6a8a"),
    "stickers/hi.svg": SVG.replace("#24514a", "#7557c8"),
    "README.md": "Not read.\n",
}


def picture(form: str = "PNG", size: tuple[int, int] = (8, 8)) -> bytes:
    """A small picture."""
    buffer = io.BytesIO()
    Image.new("RGB", size, "#24514a").save(buffer, form)
    return buffer.getvalue()


def write_pack(folder: Path, changes: dict[str, str | bytes | None] | None = None) -> Path:
    """The pack in this folder; `changes` replace files by name, None leaves one out."""
    files: dict[str, str | bytes | None] = {**FILES, "pictures/trouser.png": picture(), **(changes or {})}
    for name, content in files.items():
        if content is not None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def line_of(name: str, line: int, text: str) -> str:
    """The file with this line (1 = the first) replaced."""
    lines = FILES[name].splitlines()
    lines[line - 1] = text
    return "\n".join(lines) + "\n"


def with_line(name: str, text: str) -> str:
    """The file with one more line at its end."""
    return FILES[name] + text + "\n"
