import assert from "node:assert/strict";
import { test } from "node:test";
import { AudioElements } from "../audio_elements.ts";
import { type VideoTrack, VideoBindings } from "../video_bindings.ts";

const element = (name: string) => ({ name }) as unknown as HTMLVideoElement;

class FakeVideo implements VideoTrack {
  readonly shown_in = new Set<HTMLMediaElement>();
  attach(element: HTMLMediaElement): void {
    this.shown_in.add(element);
  }
  detach(element: HTMLMediaElement): void {
    this.shown_in.delete(element);
  }
}

test("an element follows its person from track to track", () => {
  const tracks = new Map<string, FakeVideo>();
  const bindings = new VideoBindings((identity, source) => tracks.get(`${identity}/${source}`));
  const tile = element("tile");
  bindings.attach("ali", "camera", tile);
  const first = new FakeVideo();
  tracks.set("ali/camera", first);
  bindings.sync();
  assert.ok(first.shown_in.has(tile));
  const second = new FakeVideo();
  tracks.set("ali/camera", second);
  bindings.sync();
  assert.equal(first.shown_in.size, 0);
  assert.ok(second.shown_in.has(tile));
  tracks.clear();
  bindings.sync();
  assert.equal(second.shown_in.size, 0);
});

test("an element given to another person shows only that one; two elements may show the same", () => {
  const ali = new FakeVideo();
  const sara = new FakeVideo();
  const bindings = new VideoBindings((identity) => (identity === "ali" ? ali : sara));
  const [tile, stage] = [element("tile"), element("stage")];
  bindings.attach("ali", "camera", tile);
  bindings.attach("ali", "camera", stage);
  assert.deepEqual([...ali.shown_in], [tile, stage]);
  bindings.attach("sara", "camera", tile);
  assert.deepEqual([...ali.shown_in], [stage]);
  assert.deepEqual([...sara.shown_in], [tile]);
});

test("a detached element is empty and stays so", () => {
  const ali = new FakeVideo();
  const bindings = new VideoBindings(() => ali);
  const tile = element("tile");
  bindings.attach("ali", "camera", tile);
  bindings.detach(tile);
  bindings.sync();
  bindings.detach(element("never attached"));
  assert.equal(ali.shown_in.size, 0);
});

/** Only what `AudioElements` touches. */
class FakeAudioElement {
  parent: FakeContainer | undefined;
  remove(): void {
    this.parent?.children.delete(this);
    this.parent = undefined;
  }
}

class FakeContainer {
  readonly children = new Set<FakeAudioElement>();
  append(...elements: FakeAudioElement[]): void {
    for (const one of elements) {
      one.remove();
      one.parent = this;
      this.children.add(one);
    }
  }
}

class FakeVoice {
  readonly element = new FakeAudioElement();
  is_playing = false;
  attach(): HTMLMediaElement {
    this.is_playing = true;
    return this.element as unknown as HTMLMediaElement;
  }
  detach(): void {
    this.is_playing = false;
  }
}

test("exactly the voices that are there are played, in the container", () => {
  const audio = new AudioElements();
  const [ali, sara] = [new FakeVoice(), new FakeVoice()];
  audio.sync([ali]);
  assert.ok(ali.is_playing, "even before there is a container");
  const container = new FakeContainer();
  audio.set_container(container as unknown as HTMLElement);
  audio.sync([ali, sara]);
  assert.deepEqual([...container.children], [ali.element, sara.element]);
  audio.sync([sara]);
  assert.equal(ali.is_playing, false);
  assert.deepEqual([...container.children], [sara.element]);
  const other = new FakeContainer();
  audio.set_container(other as unknown as HTMLElement);
  assert.deepEqual([...other.children], [sara.element]);
  assert.equal(container.children.size, 0);
});
