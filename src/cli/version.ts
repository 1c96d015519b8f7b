import manifest from '../../package.json' with { type: 'json' };

/** The version of this Limbeck, as plans name it. */
export const version: string = manifest.version;
