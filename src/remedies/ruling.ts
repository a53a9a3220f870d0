import { type RemedyEvent } from './events.ts'

/** Why the law, or the state of the dispute, bars an entry. */
export type RemedyBar = { code: RemedyBarCode; article: string }
export type RemedyBarCode = keyof typeof BAR_TEXTS
export type RemedyRuling = { events: readonly RemedyEvent[] } | { bar: RemedyBar }

/** The records of a dispute must tell what happened (条例第四十五条: the office's duty), where no special article applies. */
const RECORDS_ARTICLE = '条例第四十五条'

/** @param article as cited, where a special one applies */
export const remedyBar = (code: RemedyBarCode, article = RECORDS_ARTICLE): RemedyBar => ({ code, article })

export const barredRemedy = (code: RemedyBarCode): { bar: RemedyBar } => ({ bar: remedyBar(code) })

const BAR_TEXTS = {
  'future-day': '日期不能晚于今天',
  'already-decided': '本案已经登记结果；如登记有误，请先作废该条登记',
  'before-opening': '日期不能早于本案提出、受理（立案）之日',
  'nothing-to-void': '没有这一条可以作废的登记；本案的第一条登记不能作废',
  'void-breaks-history': '作废这一条后，其后的登记不能成立；请先作废其后的登记',
  'against-history': '按这个日期，登记的经过前后不能成立；请核对日期，或者先作废有误的登记',
  'not-begun': '本案还没有提出或者受理的登记',
  'already-begun': '本案已经登记提出或者受理，不能重复登记',
  'kind-differs': '受理的案件类型与提出时登记的不同',
  'not-for-this-kind': '这类案件没有这一步',
  'not-accepted': '本案还没有受理（立案），不能登记这一步',
  'already-accepted': '本案已经受理（立案），不能再登记这一步',
  'deemed-day-differs': '视为受理的日期应当是审查期限届满之日；期限还没有届满的，不能按视为受理登记',
  'correction-noticed-before': '补正通知应当一次性作出，本案已经通知过补正',
  'no-correction-awaited': '本案没有等待补正的通知',
  'notice-received-before-sent': '收到补正通知的日期不能早于通知之日',
  'copy-received-before': '副本已经登记收到，不能重复登记',
  'copy-not-received': '还没有收到申请书（起诉状）副本，答复期限尚未起算；请先登记收到副本的日期',
  'answered-before': '答复（答辩）已经登记，不能重复登记',
  'already-suspended': '本案正在中止，不能重复中止',
  'not-suspended': '本案没有中止，不能恢复',
  'simplified-not-extended': '适用简易程序的，审理期限不能延长',
  'extended-before': '审理期限只能延长一次',
  'extension-too-long': '延长不能超过30日',
  'extension-not-positive': '延长的日数应当是大于0的整数',
  'extension-past-due': '审理期限已经届满，届满后不能再延长',
  'only-petitions-extended': '没有作为信访事项转交的投诉举报，没有法定期限可以延长',
  'procedure-same': '本案已经适用该程序',
  'no-return-to-simplified': '已经适用普通程序的，不能转为简易程序',
  'simplified-first-instance-only': '简易程序只适用于第一审案件',
  'withdrawn-before': '已经登记撤回，不能重复登记',
  'hearing-day-past': '开庭（听证）日期不能早于通知之日',
  'transferred-before': '已经作为信访事项转交，不能重复登记',
  'decision-of-other-forum': '这类案件没有这一种结果',
  'decline-after-acceptance': '已经受理（立案）的，不能再不予受理（不予立案）；应当驳回申请（起诉）',
  'second-instance-only': '驳回上诉、维持原判只能是第二审的结果',
  'result-against-decision': '报表所列结果与决定（裁判）种类不一致',
  'paper-of-courts-only': '判决、裁定只用于诉讼',
  'new-reply-without-correction': '只有纠正原答复的，才会责令重新答复',
  'new-reply-not-positive': '重新答复的期限应当是大于0的整数',
  'not-decided': '本案还没有结果，不能登记这一步',
  'served-before': '送达日已经登记，不能重复登记',
  'opinion-letter-before': '已经登记收到行政复议意见书',
  'no-opinion-letter': '没有收到行政复议意见书，或者已经报送纠正情况',
  'not-appealable': '这一裁判不能上诉',
  'appealed-before': '已经登记上诉，不能重复登记',
  'not-appealed': '没有上诉的登记，不能进入第二审',
  'not-in-second-instance': '本案不在第二审或者再审中，不能发回重审',
  'appeal-pending': '上诉期间，裁判尚未生效，不能再审',
  'no-new-reply-ordered': '没有责令重新答复的决定（裁判），或者已经登记重新答复',
  'case-not-authorised':
    '学校的这件申请还没有登记为依法律授权办理的事项，对它没有行政复议和行政诉讼；复议机关、法院已经受理的，请先在申请的页面登记，写明授权的法律和理由，再登记或者关联本案',
  'case-linked-before': '已经关联这一申请',
  'case-not-linked': '没有关联这一申请',
  'handler-same': '经办人没有变化',
  'papers-missing': '请选择要登记的文件',
  'cost-not-an-amount': '费用应当是大于0的金额，最多精确到分',
  'hearing-time-wrong': '时间请写成24小时制，例如 09:30',
} as const

/** The sentence for a bar; the article follows in brackets where a special one applies. */
export const remedyBarText = ({ code, article }: RemedyBar): string =>
  `${BAR_TEXTS[code]}${article === RECORDS_ARTICLE ? '' : `（${article}）`}。`
