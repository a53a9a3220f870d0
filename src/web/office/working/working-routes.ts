import { type Route } from '../../../http/route.ts'
import { type Context } from '../../../services/context.ts'
import { assignmentRoutes } from './assignment.ts'
import { linkedAnswerRoutes } from './linked-answer.ts'
import { myQuestionRoutes } from './my-questions.ts'
import { questionRoutes } from './question-page.ts'
import { recordRoutes } from './record-page.ts'
import { reviewSettingsRoutes } from './review-settings.ts'
import { reviewsRoutes } from './reviews-page.ts'
import { roundRoutes } from './round-page.ts'
import { similarRoutes } from './similar-page.ts'
import { supervisionRoutes } from './supervision-page.ts'

/** How the office works a case among its people: who has it, what is noted, what is reviewed. */
export const workingRoutes = (context: Context): Route[] => [
  ...assignmentRoutes(context),
  ...recordRoutes(context),
  ...reviewsRoutes(context),
  ...reviewSettingsRoutes(context),
  ...roundRoutes(context),
  ...questionRoutes(context),
  ...myQuestionRoutes(context),
  ...linkedAnswerRoutes(context),
  ...similarRoutes(context),
  ...supervisionRoutes(context),
]
