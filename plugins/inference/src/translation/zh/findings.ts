// SPDX-License-Identifier: Apache-2.0
import type { findings as english } from '../en/findings';
import type { Translated } from '../Translated';

export const findings: Translated<typeof english> = {
  'findings.title': '发现的问题（{{number, number}}）',
  'findings.error': '错误',
  'findings.warning': '警告',
  'findings.info': '提示',
  'findings.for': '持续',
  'findings.cameBack': '复发 {{number, number}} 次',
  'findings.notes': '{{number, number}} 条值得了解的提示',
  'findings.less': '收起',
  'findings.objects': '{{number, number}} 个对象',
  'findings.object': '对象',
  'findings.objectIn': '{{object}}，集群 {{cluster}}',
  'findings.field': '字段',
  'findings.firstSeen': '首次发现',
  'findings.code': '代码',
  'findings.whatToDo': '处理办法：',
  'findings.patchFor': '{{target}} 的补丁',
  'findings.git': '打开其来源文件夹，以拉取请求修复',
  'findings.page': '该问题的说明页',
  'findings.noPage': '门户没有关于此名称问题的说明页。',
  'findings.template': '用此补丁创建拉取请求',
};
