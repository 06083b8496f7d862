// SPDX-License-Identifier: Apache-2.0
import {
  ExplainRequest,
  RouteRule,
} from '@inference-portal/backstage-plugin-inference-common';

/** What the form asks; empty fields are left to the backend. */
export interface ExplainQuestion {
  cluster: string;
  /** `namespace/name` */
  gateway: string;
  host: string;
  method: string;
  path: string;
  model: string;
  /** Header lines `name: value`. */
  headers: string;
  /** Size of the body in bytes. */
  bodyBytes: string;
}

const NOTHING: ExplainQuestion = {
  cluster: '',
  gateway: '',
  host: '',
  method: 'POST',
  path: '/v1/chat/completions',
  model: '',
  headers: '',
  bodyBytes: '',
};

/** The question as the address keeps it: what is as usual is left out. */
export function formatQuestion(question: ExplainQuestion): string {
  const changed = Object.entries(question).filter(
    ([name, value]) => value !== '' && value !== usual(name),
  );
  return new URLSearchParams(changed).toString();
}

/** Undefined where the address asks nothing that could be answered. */
export function parseQuestion(
  text: string | undefined,
): ExplainQuestion | undefined {
  const params = new URLSearchParams(text);
  const read = (name: keyof ExplainQuestion) =>
    params.get(name) ?? NOTHING[name];
  const question = {
    cluster: read('cluster'),
    gateway: read('gateway'),
    host: read('host'),
    method: read('method'),
    path: read('path'),
    model: read('model'),
    headers: read('headers'),
    bodyBytes: read('bodyBytes'),
  };
  return question.cluster ? question : undefined;
}

export function toExplainRequest(question: ExplainQuestion): ExplainRequest {
  const { cluster, gateway, host, method, path, model } = question;
  const headers = parseHeaders(question.headers);
  const bodyBytes = Number.parseInt(question.bodyBytes, 10);
  return {
    cluster,
    ...(gateway && { gateway }),
    ...(host && { host }),
    ...(method && { method }),
    ...(path && { path }),
    ...(model && { model }),
    ...(Object.keys(headers).length > 0 && { headers }),
    ...(bodyBytes > 0 && { bodyBytes }),
  };
}

function parseHeaders(text: string): Record<string, string> {
  return Object.fromEntries(
    text.split('\n').flatMap(line => {
      const colon = line.indexOf(':');
      const name = line.slice(0, Math.max(0, colon)).trim();
      return name ? [[name, line.slice(colon + 1).trim()]] : [];
    }),
  );
}

export interface ExplainPreset {
  /** Name of the route that takes it. */
  route: string;
  question: ExplainQuestion;
}

/** A request per model that a route asks for, as its clients would send it. */
export function listPresets(routes: RouteRule[]): ExplainPreset[] {
  const presets = new Map<string, ExplainPreset>();
  for (const { route, gateway, hostnames, models } of routes) {
    for (const model of models.length > 0 ? models : ['']) {
      // A wildcard stands for any name in its place.
      const host = (hostnames[0] ?? '').replace(/^\*/, 'any');
      const question = {
        ...NOTHING,
        cluster: route.cluster,
        gateway,
        host,
        model,
      };
      presets.set(formatQuestion(question), {
        route: route.name,
        question,
      });
    }
  }
  return [...presets.values()];
}

/** The first question of an empty form. */
export function blankQuestion(cluster: string): ExplainQuestion {
  return { ...NOTHING, cluster };
}

function usual(name: string): string | undefined {
  return new Map(Object.entries(NOTHING)).get(name);
}
