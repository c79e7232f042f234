"""The invented people around the stories: nicknames, names, places. Phones are in the unassigned range 199 0000."""

from __future__ import annotations

import random
from dataclasses import dataclass

NICKNAMES = """
一只鱼的周末 半糖去冰 风吹麦浪 老王不老 南山南 北岛没有岛 阿福家的猫 夜跑五公里 今天也要早起 慢慢来 拾荒者 木头人123 大白兔奶糖 清风徐来 海边的卡夫
豆浆油条 打工人小李 西红柿炒蛋 不吃香菜 熬夜冠军 二两牛肉面 爱喝茶的老张 雨后的路 山间一壶酒 行走的衣架 码农阿杜 加班到十点 减肥第N天 胖子的春天 高个子烦恼
骑车上下班 周五见 楼下便利店 陪娃的爸爸 钓鱼佬阿强 摄影师老李 球场替补 单杠小子 早八人 期末不挂科 小镇做题家 考研人 新手奶爸 南方小土豆 北方大馒头 川渝暴龙
湘江边 秦岭脚下 太湖石 钱塘江潮 珠江夜跑 黄浦江畔 松花江上 洱海边 敦煌的风 塞外孤烟 岭南一枝花 闽南阿公 皖南人家 豫见你 冀中平原 晋商后人 齐鲁小伙 荆楚过客
Mr_Zhao leo2011 Jason要努力 oldfish 小A同学 dada_w Tony老师 Sun_1988 KK没烦恼 momo 暱称已存在 用户8Q2F 用户K91X 微信用户 小透明 路人甲 匿名的我 一杯拿铁 抹茶千层
豆包不加糖 花生米 菜园子 三餐四季 人间值得 平平淡淡 知足常乐 家和万事兴 平安是福 上善若水 宁静致远 岁月静好 老实人 好好先生 铁血丹心 江湖夜雨 长风破浪 一蓑烟雨
竹杖芒鞋 且听风吟 拂晓 子夜 惊蛰 谷雨 小暑 白露 霜降 大雪
""".split()
SURNAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺顾毛郝龚邵万覃武钱戴严莫孔向常汤"
GIVEN = """
伟 强 磊 洋 勇 军 杰 涛 超 明 刚 平 辉 鹏 华 飞 鑫 波 斌 宇 浩 凯 健 俊 帆 帅 旭 宁 龙 林 欢 阳 建华 建国 志强 志明 海涛 晓东 晓峰 文博 文杰 子轩 子涵 浩然 俊杰 宇航
嘉豪 天佑 明轩 思远 家辉 永康 国庆 德胜 春生 卫东 立新 小军 一鸣 泽宇 锦程 亦凡 书豪 景行 承志 怀瑾 云舟 望舒 知行 明远 若愚 行健 敬之 守一
""".split()
#: Province, city, districts; how often an order goes there.
PLACES: tuple[tuple[str, str, tuple[str, ...], int], ...] = (
    ("浙江", "杭州", ("西湖区", "余杭区", "滨江区", "上城区"), 12),
    ("浙江", "宁波", ("海曙区", "江北区"), 5),
    ("浙江", "温州", ("鹿城区", "瓯海区"), 4),
    ("浙江", "金华", ("婺城区", "义乌市"), 4),
    ("上海", "上海", ("浦东新区", "闵行区", "杨浦区", "松江区"), 12),
    ("江苏", "南京", ("建邺区", "江宁区"), 7),
    ("江苏", "苏州", ("姑苏区", "吴中区"), 7),
    ("江苏", "无锡", ("滨湖区", "梁溪区"), 4),
    ("安徽", "合肥", ("蜀山区", "庐阳区"), 4),
    ("北京", "北京", ("朝阳区", "海淀区", "丰台区", "通州区"), 9),
    ("天津", "天津", ("南开区", "河西区"), 3),
    ("河北", "石家庄", ("裕华区", "长安区"), 3),
    ("山东", "济南", ("历下区", "槐荫区"), 4),
    ("山东", "青岛", ("市南区", "崂山区"), 4),
    ("河南", "郑州", ("金水区", "二七区"), 5),
    ("湖北", "武汉", ("武昌区", "江汉区", "洪山区"), 6),
    ("湖南", "长沙", ("岳麓区", "天心区"), 5),
    ("广东", "广州", ("天河区", "番禺区", "越秀区"), 8),
    ("广东", "深圳", ("南山区", "龙岗区", "福田区"), 8),
    ("广东", "佛山", ("禅城区", "顺德区"), 4),
    ("福建", "厦门", ("思明区", "集美区"), 4),
    ("江西", "南昌", ("红谷滩区", "青山湖区"), 3),
    ("四川", "成都", ("武侯区", "高新区", "成华区"), 8),
    ("重庆", "重庆", ("渝北区", "沙坪坝区"), 6),
    ("陕西", "西安", ("雁塔区", "未央区"), 5),
    ("云南", "昆明", ("五华区", "盘龙区"), 3),
    ("贵州", "贵阳", ("观山湖区", "云岩区"), 3),
    ("广西", "南宁", ("青秀区", "兴宁区"), 3),
    ("辽宁", "沈阳", ("和平区", "铁西区"), 4),
    ("吉林", "长春", ("朝阳区", "南关区"), 3),
    ("黑龙江", "哈尔滨", ("道里区", "香坊区"), 3),
    ("山西", "太原", ("小店区", "迎泽区"), 3),
    ("甘肃", "兰州", ("城关区", "七里河区"), 2),
    ("内蒙古", "呼和浩特", ("赛罕区", "新城区"), 2),
    ("海南", "海口", ("龙华区", "美兰区"), 2),
    ("新疆", "乌鲁木齐", ("天山区", "沙依巴克区"), 2),
    ("西藏", "拉萨", ("城关区",), 1),
)
ROADS = (
    "文汇路",
    "桂花街",
    "春晓路",
    "望月路",
    "梧桐街",
    "明德路",
    "学林街",
    "丰和路",
    "白鹭路",
    "青石巷",
    "云杉路",
    "科创路",
    "锦绣街",
    "荷塘路",
    "枫林路",
    "松涛街",
)
ESTATES = (
    "云栖里",
    "望江苑",
    "橡树湾",
    "春风里",
    "和睦家园",
    "水岸新城",
    "金桂花园",
    "书香苑",
    "阳光里",
    "南山郡",
    "湖畔居",
    "银杏苑",
)
COURIERS = (
    "张师傅",
    "李师傅",
    "刘师傅",
    "周师傅",
    "黄师傅",
    "何师傅",
    "马师傅",
    "徐师傅",
    "罗师傅",
    "曹师傅",
    "邓师傅",
    "彭师傅",
)
NOTES = (
    "",
    "",
    "",
    "",
    "",
    "说话干脆",
    "常问尺码",
    "喜欢深色",
    "要求放门口",
    "只发顺丰",
    "晚上才有人收",
    "爱比价",
    "常送人",
    "对羊毛敏感，推荐棉",
    "介意色差",
)
TAGS = ("回头客", "喜欢外套", "喜欢基础款", "送礼", "学生", "户外", "商务", "等活动", "常退换", "晒单")


@dataclass(frozen=True, slots=True)
class Person:
    """An invented customer and where their parcels go."""

    id: str
    name: str
    real: str
    phone: str
    level: str
    province: str
    city: str
    address: str
    height: int
    weight: int
    tags: str
    joined: int
    note: str


def crowd(count: int) -> list[Person]:
    """So many invented people, always the same."""
    chance = random.Random("青禾的顾客")
    weights = [place[3] for place in PLACES]
    nicknames = list(dict.fromkeys(NICKNAMES))
    chance.shuffle(nicknames)
    people = []
    for number in range(1, count + 1):
        real = chance.choice(SURNAMES) + chance.choice(GIVEN)
        province, city, districts, _ = chance.choices(PLACES, weights)[0]
        where = (
            f"{chance.choice(districts)}{chance.choice(ROADS)}{chance.randint(3, 299)}号"
            f"{chance.choice(ESTATES)}{chance.randint(1, 28)}幢{chance.randint(1, 30)}{chance.randint(1, 4):02d}室"
        )
        height = max(160, min(194, round(chance.gauss(174, 6))))
        weight = max(50, min(106, round((height / 100) ** 2 * chance.gauss(23.2, 2.4))))
        tags = chance.sample(TAGS, chance.choices((0, 1, 2), (4, 5, 3))[0])
        tags += ["大码"] if weight >= 86 else ["小码"] if weight <= 57 else []
        people.append(
            Person(
                id=f"c{number:03d}",
                name=nicknames.pop() if nicknames and chance.random() < 0.62 else real,
                real=real,
                phone=f"1990001{number:04d}",
                level=chance.choices(("会员", "金卡", "黑金"), (74, 22, 4))[0],
                province=province,
                city=city,
                address=where,
                height=height,
                weight=weight,
                tags="|".join(tags),
                joined=chance.randint(40, 900),
                note=chance.choice(NOTES),
            )
        )
    return people
