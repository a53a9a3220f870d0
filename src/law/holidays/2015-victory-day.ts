import { noticeOf } from './notice.ts'

export const notice2015VictoryDay = noticeOf({
  year: 2015,
  title: '国务院关于中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日调休放假的通知',
  documentNumber: '国发明电〔2015〕1号',
  source: 'https://www.gov.cn/zhengce/content/2015-05/13/content_9742.htm',
  off: ['2015-09-03', '2015-09-04', '2015-09-05'],
  makeUp: ['2015-09-06'],
})
