/* Getting the index, over http or from a disk.
   In: paths of the index. Out: their bytes, and the engine started on them.
   Never hides a file that could not be had: every failure is kept and shown. */
(function (R) {
  "use strict";

  const waiting = new Map();
  const arrived = new Map();
  const ENGINE = /^wasm\./;

  /** Called by a shard: see rightsref/search/engine.py. Each index has shards of the same names. */
  R.shard = function (name, files) {
    const root = new URL("../", document.currentScript.src).href;
    for (const [path, coded] of Object.entries(files)) arrived.set(root + path, fromBase64(coded));
    const shard = waiting.get(root + name);
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

  async function fromShard(root, path, file) {
    const key = root.href + path;
    if (arrived.has(key)) return arrived.get(key);
    const name = file || shardOf(path), id = root.href + name;
    if (!waiting.has(id)) {
      const shard = {};
      shard.done = new Promise((resolve) => { shard.resolve = resolve; });
      shard.ready = R.script(new URL("shards/" + name + ".js", root)).then(() => shard.done);
      shard.ready.catch(() => waiting.delete(id));
      waiting.set(id, shard);
    }
    await waiting.get(id).ready;
    if (!arrived.has(key)) throw new Error("shard " + name + " lacks " + path);
    return arrived.get(key);
  }

  async function fromServer(root, path) {
    const answer = await fetch(new URL("pf/" + path, root));
    if (!answer.ok) throw new Error(answer.status + " for " + path);
    return new Uint8Array(await answer.arrayBuffer());
  }

  /** How this page gets bytes: from shards on file:, or where the address asks for it.
      A library has the engine itself once, in a shard of its own below `common`. */
  R.source = function (root, shards, common) {
    if (common) return (path) => (ENGINE.test(path) ? fromShard(common, path, "engine") : fromShard(root, path));
    return (path) => (shards ? fromShard(root, path) : fromServer(root, path));
  };

  async function inflate(bytes) {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  }

  /** Ask for each file once, whoever wants it; what failed may be asked for again. */
  function once(source) {
    const asked = new Map();
    return (path) => {
      if (!asked.has(path)) {
        const bytes = source(path);
        asked.set(path, bytes);
        bytes.catch(() => asked.delete(path));
      }
      return asked.get(path);
    };
  }

  /** Start the engine on a source of bytes: {api, vocabulary, read, failures}. */
  R.start = async function (source) {
    const failures = [];
    const kept = once(source);
    const get = async (path) => {
      try {
        return await kept(path);
      } catch (error) {
        failures.push(path + ": " + error.message);
        throw error;
      }
    };
    const answer = async (input) => {
      const bytes = await get(String(input).split("?")[0].replace(/^.*?\/pf\//, ""));
      return { ok: true, status: 200,
        arrayBuffer: async () => bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
        json: async () => JSON.parse(new TextDecoder().decode(bytes)) };
    };
    const read = async (path) => inflate(await get(path));
    const api = R.engine(answer);
    await api.options({ basePath: "/pf/", noWorker: true });
    api.init().catch(() => {}); // begins to load while the words are read; the first question says what failed
    const vocabulary = JSON.parse(new TextDecoder().decode(await read("words.gz")));
    const entry = await (await answer("/pf/pagefind-entry.json")).json();
    return { api, vocabulary, read, entry, failures };
  };
})(globalThis.RightsSearch = globalThis.RightsSearch || {});
