// SPDX-License-Identifier: Apache-2.0

interface Layer {
  route?: { path: string; methods: Record<string, boolean> };
  handle: unknown;
  regexp: RegExp & { fast_slash?: boolean };
}

/** Express's own record of its routes, below wherever they are mounted. */
export function listRoutes(handler: unknown, mount = ''): string[] {
  const stack = stackOf(handler);
  return stack.flatMap(({ route, handle, regexp }) =>
    route
      ? Object.keys(route.methods).map(
          method => `${method.toUpperCase()} ${mount}${route.path}`,
        )
      : listRoutes(handle, `${mount}${mountOf(regexp)}`),
  );
}

function stackOf(handler: unknown): Layer[] {
  if (typeof handler !== 'function') {
    return [];
  }
  const router: unknown = Reflect.get(handler, '_router') ?? handler;
  const stack: unknown = Reflect.get(Object(router), 'stack');
  return Array.isArray(stack) ? stack : [];
}

/** `^\/api\/inference\/?(?=\/|$)` stands for `/api/inference`. */
function mountOf({ source, fast_slash: isRoot }: Layer['regexp']): string {
  return isRoot
    ? ''
    : source
        .replace(/^\^/, '')
        .replace(/\\\/\?\(\?=.*$/, '')
        .replace(/\\\//g, '/')
        .replace(/\\-/g, '-');
}
