import { type Route } from '../../../../http/route.ts'
import { type Context } from '../../../../services/context.ts'
import { paths } from '../../../paths.ts'
import { channelUseByForm, showChannelUseForm, showChannelUses } from './channel-pages.ts'
import { saveFindingByForm, showFindingForm, showFindings } from './finding-pages.ts'
import { saveOpinionByForm, showOpinionForm } from './opinion-form.ts'
import { showOpinions } from './opinion-list.ts'
import { recordRoutes } from '../record-form.ts'
import { showSurveyForm, surveyByForm } from './survey-pages.ts'

/** Findings to be mended, opinions and surveys, channels that leave no item. */
export const supervisionRoutes = (context: Context): Route[] => {
  const { read, form, post } = recordRoutes(context)
  return [
    read(paths.findings(), 'VIEW_FINDINGS', showFindings),
    form(paths.finding(), 'VIEW_FINDING_FORM', showFindingForm),
    post(paths.finding(), 'FINDING_CHANGED', saveFindingByForm),
    read(paths.opinions(), 'VIEW_OPINIONS', showOpinions),
    form(paths.opinion(), 'VIEW_OPINION_FORM', showOpinionForm),
    post(paths.opinion(), 'OPINION_CHANGED', saveOpinionByForm),
    form(paths.surveyNew(), 'VIEW_SURVEY_FORM', showSurveyForm),
    post(paths.surveyNew(), 'SURVEY_RECORDED', surveyByForm),
    read(paths.channelUses(), 'VIEW_CHANNEL_USES', showChannelUses),
    form(paths.channelUseNew(), 'VIEW_CHANNEL_USE_FORM', showChannelUseForm),
    post(paths.channelUseNew(), 'CHANNEL_USED', channelUseByForm),
  ]
}
