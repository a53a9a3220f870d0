import { type ActPage } from './act-page.ts'
import { coProducerConsultationPage, thirdPartyConsultationPage } from './consultation.ts'
import { correctionNoticePage, correctionPage } from './correction.ts'
import { extensionPage } from './extension.ts'
import { feeNoticePage, paymentPage } from './fee.ts'
import { coProducerOpinionPage, thirdPartyOpinionPage } from './opinion.ts'
import { reasonsPage, reasonsRequestPage } from './reasons.ts'
import { newReplyPage } from './new-reply.ts'
import { publicPowerPage } from './public-power.ts'
import { receiptPage } from './receipt.ts'
import { replyPage } from './reply.ts'
import { voidingPage } from './voiding.ts'
import { withdrawalPage } from './withdrawal.ts'

/** A page for everything that may be done to a case. */
export const ACT_PAGES: readonly ActPage[] = [
  receiptPage,
  correctionNoticePage,
  correctionPage,
  thirdPartyConsultationPage,
  thirdPartyOpinionPage,
  coProducerConsultationPage,
  coProducerOpinionPage,
  reasonsRequestPage,
  reasonsPage,
  extensionPage,
  feeNoticePage,
  paymentPage,
  replyPage,
  newReplyPage,
  publicPowerPage,
  withdrawalPage,
  voidingPage,
]
