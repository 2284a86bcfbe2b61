import 'reflect-metadata';
import { RequestMethod, type INestApplicationContext } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';

type Handler = (...args: unknown[]) => unknown;

/** Every route that Nest serves, as `GET /api/v1/hosts/:name`. */
export function listRoutes(app: INestApplicationContext): string[] {
  return toClasses(app, 'controllers').flatMap((controller) =>
    toHandlers(controller).flatMap((handler) => {
      const method: unknown = Reflect.getMetadata('method', handler);
      if (typeof method !== 'number') return [];
      const parts = [Reflect.getMetadata('path', controller), Reflect.getMetadata('path', handler)];
      const path = parts
        .map(String)
        .join('/')
        .split('/')
        .filter((part) => part !== '')
        .join('/');
      return [`${RequestMethod[method]} /${path}`];
    }),
  );
}

/** Every event that a gateway takes, as `/live subscribe`. */
export function listEvents(app: INestApplicationContext): string[] {
  return toClasses(app, 'providers').flatMap((gateway) => {
    const options: unknown = Reflect.getMetadata('websockets:gateway_options', gateway);
    if (typeof options !== 'object' || options === null || !('namespace' in options)) return [];
    const events = toHandlers(gateway).map((handler): unknown => Reflect.getMetadata('message', handler));
    return events
      .filter((event) => typeof event === 'string')
      .map((event) => `${String(options.namespace)} ${event}`);
  });
}

function toClasses(app: INestApplicationContext, kind: 'controllers' | 'providers'): Handler[] {
  const modules = [...app.get(ModulesContainer).values()];
  const classes = modules.flatMap((module) => [...module[kind].values()].map(({ metatype }) => metatype));
  return [...new Set(classes)].filter((one): one is Handler => typeof one === 'function');
}

function toHandlers({ prototype }: Handler): Handler[] {
  const found = prototype as Record<string, unknown> | undefined;
  const names = found === undefined ? [] : Object.getOwnPropertyNames(found);
  return names
    .filter((name) => name !== 'constructor')
    .map((name) => Object.getOwnPropertyDescriptor(found, name)?.value as unknown)
    .filter((value): value is Handler => typeof value === 'function');
}
