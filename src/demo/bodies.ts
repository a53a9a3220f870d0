import { type OrganRef } from '../services/context.ts'

/** The two bodies of the demonstration. Names, places and numbers are made up; area code 0000 is nobody's. */
export type Body = { slug: string; name: string; regime: OrganRef['regime']; settings: OrganRef['settings'] }

export const COLLEGE: Body = {
  slug: 'college',
  name: '示例职业技术学院',
  regime: 'college',
  settings: {
    office: '学院办公室（信息公开办公室）',
    head: '学院办公室主任',
    address: '示例省示例市学府路1号行政楼203室',
    postcode: '000000',
    phone: '0000-5550001',
    fax: '0000-5550002',
    email: 'xxgk@college.example.org',
    hours: '工作日8:30-11:30，14:00-17:00（寒暑假另行公告）',
    supervisionUnit: '示例职业技术学院纪检监察室',
    educationDepartment: '示例省教育厅',
    documentCode: '示职院公',
    asksPurpose: true,
    listVariant: 'vocational',
    guide: '来访前请先电话预约，并携带本人有效身份证件。邮寄申请请在信封左下角注明“信息公开申请”字样。',
  },
}

export const BUREAU: Body = {
  slug: 'jyj',
  name: '示例市教育局',
  regime: 'organ',
  settings: {
    office: '示例市教育局办公室',
    head: '办公室主任',
    address: '示例省示例市人民路100号1012室',
    postcode: '000000',
    phone: '0000-5550100',
    fax: '0000-5550101',
    email: 'xxgk@jyj.example.org',
    hours: '法定工作日8:30-12:00，14:00-17:30',
    reconsiderationBody: '示例市人民政府',
    court: '示例市示例区人民法院',
    supervisionUnit: '示例市政务公开工作领导小组办公室',
    documentCode: '示教公',
    redHead: '示例市教育局文件',
    guide: '本机关不受理以电话方式提出的申请；书写确有困难的，可以当面口头提出，由工作人员代为填写。',
  },
}
