/** Part of a text. */
type Span = { from: number; to: number }

const NUMERAL = String.raw`(?:\d{1,5}|[一二三四五六七八九十]{1,3}|[A-Z甲乙丙丁])`
const REST = String.raw`[^，。；、,;\s\n]`
const BUILDING = String.raw`${NUMERAL}-?(?:栋|幢|座|号楼|单元)`
const ROOM = String.raw`${NUMERAL}(?:-\d{1,4})?(?:室|户|房)`

/** 某路12号3单元402室; 某弄5号602室 */
const STREET_AND_ROOM = String.raw`[\p{Script=Han}A-Z]{1,8}(?:路|街|大道|巷|弄|胡同|里)\d{1,5}(?:-\d{1,4})?(?:弄\d{1,4}号|号|弄)${REST}{0,14}?(?:${ROOM}|${BUILDING}${REST}{0,4}\d{2,4})`
/** 幸福小区3号楼1单元502室; 教工宿舍5幢301 */
const ESTATE = String.raw`\p{Script=Han}{1,8}(?:小区|花园|新村|家园|公寓|宿舍|社区|庄园|名邸|名苑|花苑|嘉园|佳苑|里弄|家属院)${REST}{0,6}?(?:${BUILDING}${REST}{0,8}?(?:${ROOM}|\d{2,4})|\d{1,3}-\d{1,2}-\d{3,4})`
/** 某镇李家村3组12号 */
const VILLAGE = String.raw`\p{Script=Han}{1,8}(?:镇|乡|街道)\p{Script=Han}{1,8}(?:村|屯|寨|庄)(?:委会)?(?:第?${NUMERAL}(?:组|社|队|村民小组))?\p{Script=Han}{0,4}\d{1,4}号(?!令|文|通知|公告|线|地块|宗|桥|井)`
/** 家庭住址：某路12号 */
const LABELLED = String.raw`(?:家庭住址|家庭地址|现住址|住址|户籍地址|户籍所在地|户籍地|居住地|居住地址|家住|收货地址)(?:为|是|在)?[:： ]{0,3}[^，。；;\n]{2,30}?\d{1,5}(?:号|室|组|栋|幢)${REST}{0,12}`

const ADDRESS = new RegExp([LABELLED, STREET_AND_ROOM, ESTATE, VILLAGE].map((each) => `(?:${each})`).join('|'), 'gu')
/** A sign that one of the patterns may stand there, cheap to look for. */
const SIGN = /[号室栋幢]|单元|宿舍|小区|花园|公寓/
/** Where an office works, nobody lives. */
const OFFICE =
  /办公|行政|政务|服务中心|大厅|大楼|大厦|教学|实验|图书馆|学院|大学|机关|管理局|委员会|会议|窗口|档案|教室/

/** Addresses of homes: down to the door or the room, or called an address of residence. A public address is none. */
export function addressesIn(text: string): Span[] {
  if (!SIGN.test(text)) return []
  return [...text.matchAll(ADDRESS)]
    .filter(({ 0: match }) => !OFFICE.test(match))
    .map(({ index, 0: match }) => ({ from: index, to: index + match.length }))
}

/** Which road, and no more. */
export const maskAddress = (address: string): string => `${[...address].slice(0, 6).join('')}${'*'.repeat(6)}`
