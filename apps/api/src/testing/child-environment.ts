/** What a process of a test inherits: where programs are, and what Node has compiled before. No setting of ours. */
export const childEnvironment = {
  PATH: process.env['PATH'],
  NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
};
