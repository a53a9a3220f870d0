import { noticeOf } from './notice.ts'

export const notice2020SpringFestival = noticeOf({
  year: 2020,
  title: '国务院办公厅关于延长2020年春节假期的通知',
  documentNumber: '国办发明电〔2020〕1号',
  source: 'https://www.gov.cn/zhengce/content/2020-01/27/content_5472352.htm',
  off: ['2020-01-31', '2020-02-01', '2020-02-02'],
  makeUp: [],
})
