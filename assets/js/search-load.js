/* Getting the index, over http or from a disk.
   In: paths of the index. Out: their bytes, and the engine started on them.
   Never hides a file that could not be had: every failure is kept and shown. */
(function (R) {
  "use strict";

  const waiting = new Map();
  const arrived = new Map();

  /** Called by a shard: see rightsref/search/engine.py. */
  R.shard = function (name, files) {
    for (const [path, coded] of Object.entries(files)) arrived.set(path, fromBase64(coded));
    const shard = waiting.get(name);
    if (shard) shard.resolve();
  };

  /** Add a script to the page; the promise ends when it ran. */
  R.script = function (address) {
    return new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.src = address;
      element.onload = resolve;
      element.onerror = () => { element.remove(); reject(new Error("not found: " + address)); };
      document.head.append(element);
    });
  };

  function fromBase64(coded) {
    const text = atob(coded);
    const bytes = new Uint8Array(text.length);
    for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
    return bytes;
  }

  /** The shard that carries a path: the rule of rightsref/search/canonical.py. */
  function shardOf(path) {
    const name = path.replace(/^.*\//, "").replace(/\..*$/, "");
    if (path.startsWith("fragment/")) return name.split("-")[0];
    return path.startsWith("index/") ? name : "core";
  }

  async function fromShard(root, path) {
    const name = shardOf(path);
    if (!waiting.has(name)) {
      const shard = {};
      shard.done = new Promise((resolve) => { shard.resolve = resolve; });
      shard.ready = R.script(new URL("shards/" + name + ".js", root)).then(() => shard.done);
      shard.ready.catch(() => waiting.delete(name));
      waiting.set(name, shard);
    }
    await waiting.get(name).ready;
    if (!arrived.has(path)) throw new Error("shard " + name + " lacks " + path);
    return arrived.get(path);
  }

  async function fromServer(root, path) {
    const answer = await fetch(new URL("pf/" + path, root));
    if (!answer.ok) throw new Error(answer.status + " for " + path);
    return new Uint8Array(await answer.arrayBuffer());
  }

  /** How this page gets bytes: from shards on file:, or where the address asks for it. */
  R.source = function (root, shards) {
    return (path) => (shards ? fromShard(root, path) : fromServer(root, path));
  };

  async function inflate(bytes) {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).text();
  }

  /** Start the engine on a source of bytes: {api, vocabulary, failures}. */
  R.start = async function (source) {
    const failures = [];
    const answer = async (input) => {
      const path = String(input).split("?")[0].replace(/^.*?\/pf\//, "");
      try {
        const bytes = await source(path);
        return { ok: true, status: 200,
          arrayBuffer: async () => bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
          json: async () => JSON.parse(new TextDecoder().decode(bytes)) };
      } catch (error) {
        failures.push(path + ": " + error.message);
        throw error;
      }
    };
    const vocabulary = JSON.parse(await inflate(await source("words.gz")));
    const api = R.engine(answer);
    await api.options({ basePath: "/pf/", noWorker: true });
    return { api, vocabulary, failures };
  };
})(globalThis.RightsSearch = globalThis.RightsSearch || {});
