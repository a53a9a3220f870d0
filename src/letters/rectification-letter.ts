import { type LetterDetails } from './letter-facts.ts'
import { accordingTo, clause, dayText, matterOf, wordsFor } from './phrases.ts'
import { template } from './template.ts'

/** Ends of a request about a record that is this body's to correct. */
const HELD_HERE: ReadonlySet<LetterDetails['rectification']> = new Set(['corrected', 'unchanged'])

/** 更正答复书: an applicant's own record corrected, left as it is since it is right, transferred, or where to turn. 条例 art. 41; Order 29 art. 19. */
export const rectification = template({
  needs: ['rectification', 'reason', 'askedOn', 'information'],
  bars: ({ details: { rectification: form, competentBody } }) =>
    form === undefined || HELD_HERE.has(form) || competentBody?.trim()
      ? []
      : [{ fact: 'competentBody', message: '请填写有权更正的机关名称' }],
  compose: (facts, { rectification: form, reason, askedOn, information: record, competentBody = '' }) => {
    const { self, you, information } = wordsFor(facts)
    const result = {
      corrected: `${self}已予更正`,
      unchanged: `该记录不存在不准确的情形，${self}不予更正`,
      transferred: `该记录不属于${self}更正职权范围，${self}已转送有权更正的${competentBody}处理`,
      referred: `该记录不属于${self}更正职权范围，请${you}向有权更正的${competentBody}提出`,
    }[form]
    const basis = facts.organ.regime === 'college' ? '高等学校信息公开办法第十九条' : '条例第四十一条'
    return {
      title: [`${information}更正申请答复书`],
      addressee: facts.applicant.name,
      paragraphs: [
        `${you}于${dayText(askedOn)}向${self}提出更正申请，认为${self}就${matterOf(facts)}（登记编号：${facts.caseNumber}）` +
          `提供的与自身相关的${information}记录不准确，要求更正：${clause(record)}。`,
        `经核实，${clause(reason)}。${accordingTo(basis)}，${result}。`,
      ],
      closing: '特此答复。',
    }
  },
})
