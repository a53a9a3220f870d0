import { collegeApplications, collegeDisputes, organSummary, type ReportExtras } from './wording.ts'
import { type ReportFigures } from './figure-names.ts'
import { disputeCells, total } from './figures.ts'
import { type ProactiveFacts } from './proactive-facts.ts'
import { sectionsOf, type SectionKey } from './sections.ts'

/** A first text for every section, from the year's data, paragraph by paragraph; no section stays without a word. */
export type SectionDrafts = Readonly<Partial<Record<SectionKey, readonly string[]>>>

/**
 * What the report can say before anybody has written a word. Numbers of the counted tables are told in sentences made
 * from them; where the office alone knows (problems, measures), the draft says so plainly and leaves room.
 */
export function draftSections(figures: ReportFigures, extras: ReportExtras): SectionDrafts {
  const college = figures.report.form === 'college'
  const written = college ? collegeDrafts(figures, extras) : organDrafts(figures, extras)
  const own = figures.proactive.sentences
  return Object.fromEntries(
    sectionsOf(figures.report.form).map(({ key }) => {
      const told = own[key as keyof typeof own] ?? []
      return [key, told.length > 0 && key !== 'overview' ? told : [...(written[key] ?? []), ...told]]
    }),
  )
}

const WHEN = '{{起}}至{{止}}'

function collegeDrafts(figures: ReportFigures, extras: ReportExtras): SectionDrafts {
  const { proactive } = figures
  return {
    overview: [
      `根据《高等学校信息公开办法》和教育部有关通知要求，现公布{{单位}}信息公开年度报告。本报告统计期间为${WHEN}。`,
      '报告由概述，主动公开情况，依申请公开和不予公开情况，对信息公开的评议情况，因学校信息公开工作受到举报、复议、诉讼的情况，信息公开工作新做法新举措、主要经验、问题和改进措施，其他需要报告的事项，清单事项公开情况等八个部分组成。',
    ],
    proactive: proactiveDraft(proactive, '我校'),
    applications: collegeApplications(figures.report, extras),
    opinions: opinionsDraft(proactive),
    disputes: collegeDisputes(figures.report),
    practice: [...practiceDraft(proactive, '我校'), ...courseDraft(figures)],
    other: ['本年度没有其他需要报告的事项。'],
    list: listDraft(proactive),
  }
}

function organDrafts(figures: ReportFigures, extras: ReportExtras): SectionDrafts {
  const { proactive, lastYear } = figures
  const growth = lastYear && total(figures.report, 'received') > 0 ? ['新收申请{{比上年：新收}}。'] : []
  return {
    overview: [
      `根据《中华人民共和国政府信息公开条例》第五十条，现公布{{单位}}政府信息公开工作年度报告。本报告统计期间为${WHEN}。`,
      ...proactiveDraft(proactive, '本机关'),
      ...organSummary(figures.report, extras),
      ...growth,
    ],
    practice: [...practiceDraft(proactive, '本机关'), ...courseDraft(figures)],
    other: ['本年度没有其他需要报告的事项。'],
  }
}

const counted = (counts: readonly { name: string; count: number }[], kind: string) =>
  counts.filter(({ count }) => count > 0).map(({ name }) => `${name}{{${kind}：${name}}}条`)

/** What the year's own figures give cause to say: results that were corrected, applications that go on. */
function courseDraft({ report }: ReportFigures): string[] {
  const corrected = (['reconsideration', 'lawsuit-direct', 'lawsuit-after-reconsideration'] as const).reduce(
    (sum, block) => sum + disputeCells(report, block).corrected,
    0,
  )
  const open = total(report, 'carriedOut')
  const goingOn = open > 0 ? ['结转下年度继续办理的{{结转下年}}件，将在法定期限内答复。'] : []
  if (corrected === 0)
    return ['本年度的答复没有被行政复议、行政诉讼纠正的情况。下一步继续规范办理、按期答复。', ...goingOn]
  return [
    '本年度行政复议结果纠正{{行政复议，结果纠正}}件，行政诉讼结果纠正{{行政诉讼，结果纠正}}件，答复的规范性还有不足。下一步逐件分析原因，改进办理和文书。',
    ...goingOn,
  ]
}

/** Items, by class and by channel. An organ that registers none claims nothing; a college reports that number too. */
function proactiveDraft({ items, classes, channels }: ProactiveFacts, who: string): string[] {
  if (items === 0) return who === '我校' ? ['我校本年度登记的主动公开信息{{主动公开}}条。'] : []
  const [byClass, byChannel] = [counted(classes, '类别'), counted(channels, '渠道')]
  return [
    `${who}全年主动公开信息{{主动公开}}条${byClass.length > 0 ? `，其中${byClass.join('，')}` : ''}。`,
    ...(byChannel.length > 0 ? [`按公开渠道分（同一信息通过多个渠道公开的分别计算），${byChannel.join('，')}。`] : []),
  ]
}

function opinionsDraft({ opinions }: ProactiveFacts): string[] {
  const ways = counted(opinions.received, '评议').map((each) => each.replace(/条$/, '件'))
  if (ways.length === 0) return ['本年度未收到师生员工和社会公众对我校信息公开工作的评议意见。']
  return [
    `本年度收到师生员工和社会公众对信息公开工作的意见建议{{评议}}件，其中${ways.join('，')}；已答复{{评议答复}}件。`,
  ]
}

function practiceDraft({ findings, duties }: ProactiveFacts, who: string): string[] {
  const late = duties.late > 0 ? `，未按时${duties.late}次` : ''
  const kept = duties.due > 0 ? [`${who}本年度应定期公开{{定期公开}}次，按时公开{{按时定期公开}}次${late}。`] : []
  if (findings.length === 0) return kept
  const lines = findings.map(
    ({ finding, measure, department, mendedOn }) =>
      `${finding}：${measure}（${department}，${mendedOn === null ? '正在整改' : '已完成'}）`,
  )
  return [...kept, `本年度检查和评估发现问题{{整改}}项，已整改{{已整改}}项。${lines.join('；')}。`]
}

function listDraft({ list }: ProactiveFacts): string[] {
  if (list.length === 0) return ['《高等学校信息公开事项清单》所列事项的公开情况，见{{单位}}信息公开专栏。']
  const of = (...states: string[]) => list.filter(({ state }) => states.includes(state)).length
  const [applies, open] = [list.length - of('not-applicable'), of('overdue', 'missing-link', 'stale')]
  const gap = open === 0 ? '' : `，其余${open}项正在补充`
  return [`清单共${list.length}项，适用于我校的${applies}项，已公开${of('published')}项${gap}，详见下表。`]
}
