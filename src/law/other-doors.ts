import { citationOf, type Outcome } from './outcomes.ts'
import { type Regime } from './rules.ts'

/**
 * Wishes that a request for information cannot fulfil, each with the outcome it would come to and words that give it
 * away. The words only suggest a door; nobody is turned away by them. 条例 arts. 36 (7), 38, 39; 国办公开办函〔2021〕30号
 */
const DOORS = {
  petition: { outcome: 'petition', words: /信访|上访|投诉|举报|控告|检举/ },
  gazette: { outcome: 'publication', words: /公报|报刊|报纸|杂志|期刊|书籍|出版物/ },
  creation: {
    outcome: 'needs-creating',
    words: /汇总|分析报告|整理(?:一份|成)|(?:编制|制作|做)一份|(?:请|帮我?|为我)(?:统计|分析|计算|比较)/,
  },
  special: { outcome: 'special-query', words: /不动产登记|房产登记|工商登记|户籍|户口|庭审|卷宗|婚姻登记/ },
  confirmation: { outcome: 'reissue', words: /请?确认(?:一下|是否)|重新(?:出具|开具)|补办/ },
  advice: { outcome: null, words: /为什么|怎么办|如何办理|咨询|请问/ },
} as const satisfies Record<string, { outcome: Outcome | null; words: RegExp }>

export type DoorName = keyof typeof DOORS

/** Every door, in the order they are named to the public. */
export const DOOR_NAMES = Object.keys(DOORS) as readonly DoorName[]

/** The article by which such a request is answered, where there is one for this kind of body. */
export function doorArticle(name: DoorName, regime: Regime): string | null {
  const { outcome } = DOORS[name]
  return outcome === null ? null : citationOf(outcome, regime)
}

/** The doors that the subject's words suggest. */
export const doorsFor = (subject: string): DoorName[] => DOOR_NAMES.filter((name) => DOORS[name].words.test(subject))
