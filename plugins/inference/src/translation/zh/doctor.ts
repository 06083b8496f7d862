// SPDX-License-Identifier: Apache-2.0
import type { doctor as english } from '../en/doctor';
import type { Translated } from '../Translated';

export const doctor: Translated<typeof english> = {
  'doctor.title': '看不到的内容及修复方法',
  'doctor.what': '看不到的内容',
  'doctor.nothing': '门户能看到它在该集群中查找的全部内容。',
  'doctor.affected': '未见',
  'doctor.more_one': null,
  'doctor.more_other': '以及另外 {{count, number}} 个',
  'doctor.findings': '因此不会报告的问题',
  'doctor.signals': '缺失的数值',
  'doctor.noCost': '无',
  'doctor.mend': '处理方法',
  'doctor.edit.cluster': '用于集群，通过 kubectl apply',
  'doctor.edit.app-config': '用于门户的 app-config',
};
