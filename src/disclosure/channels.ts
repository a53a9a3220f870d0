/** Where something is made public. `needsLink`: whoever is told of it must be able to open it by an address. */
export const CHANNELS = {
  'own-site': { label: '本单位网站', needsLink: true },
  'department-site': { label: '部门网站', needsLink: true },
  'other-site': { label: '其他网站', needsLink: true },
  oa: { label: '内部办公系统', needsLink: false },
  'notice-board': { label: '公告栏', needsLink: false },
  wechat: { label: '微信公众号', needsLink: false },
  weibo: { label: '微博', needsLink: false },
  radio: { label: '广播', needsLink: false },
  tv: { label: '电视', needsLink: false },
  print: { label: '报刊、年鉴等印刷品', needsLink: false },
  meeting: { label: '会议', needsLink: false },
  other: { label: '其他渠道', needsLink: false },
} as const satisfies Record<string, { label: string; needsLink: boolean }>

export type Channel = keyof typeof CHANNELS
export const CHANNEL_NAMES = Object.keys(CHANNELS) as Channel[]

/** Whether a text is the name of a channel. */
export const isChannel = (text: string): text is Channel => Object.hasOwn(CHANNELS, text)

/** Words of registers → channel; the order decides, the narrower first. */
const WORDS: readonly [RegExp, Channel][] = [
  [/微信|公众号/, 'wechat'],
  [/微博/, 'weibo'],
  [/广播/, 'radio'],
  [/电视/, 'tv'],
  [/报刊|校报|年鉴|印刷|手册|简报|纸质/, 'print'],
  [/会议|座谈|大会|发布会/, 'meeting'],
  [/公告栏|公示栏|宣传栏|橱窗|张贴/, 'notice-board'],
  [/办公系统|OA|协同/i, 'oa'],
  [/部门网|院系网|二级网|处室网/, 'department-site'],
  [/采购网|交易网|交易中心|政府网|外网|其他网|第三方/, 'other-site'],
  [/网/, 'own-site'],
  [/其他/, 'other'],
]

/** The channel that the words of a register mean; null for words nobody uses for one. */
export function parseChannel(text: string): Channel | null {
  const plain = text.normalize('NFKC').trim()
  if (isChannel(plain)) return plain
  const named = CHANNEL_NAMES.find((name) => CHANNELS[name].label === plain)
  return named ?? WORDS.find(([pattern]) => pattern.test(plain))?.[1] ?? null
}
