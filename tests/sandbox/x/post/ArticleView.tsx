/** @jsxImportSource react */
import type { ReactElement } from "react";

import type { Post } from "../../data/types.ts";
import { environment } from "../../shared/environment.ts";
import { addressOf } from "../facts.ts";
import { aria, elementId, testId } from "../hooks.ts";
import { box, colour, text } from "../style.ts";
import { Avatar } from "./Avatar.tsx";
import { pictureAddress } from "./Media.tsx";
import { PlainUserName } from "./UserName.tsx";
import { Words } from "./Words.tsx";

/** How an article looks in a list: a cover with its title, and no text of a post. */
export function ArticlePreview({ post }: { post: Post }): ReactElement {
  return (
    <div className={box("frame", "soft", "clip", "off12")} {...testId("article-cover-image")}>
      <a href={addressOf(post)} role="link" className={box()}>
        <div style={{ paddingBottom: "40%" }} className={box()}>
          <img alt="" src={pictureAddress(post)} className={`${box("fill")} ${box("picture")}`} />
        </div>
        <div className={box("pad12")}>
          <div dir="auto" className={text("bold")} style={colour("ink")}>
            {post.article?.title}
          </div>
        </div>
      </a>
    </div>
  );
}

/** The article itself on its status page: no `tweetText`, and posts embedded among the paragraphs. */
export function ArticleReadView({ post }: { post: Post }): ReactElement | null {
  if (post.article === undefined) return null;
  const embedded = environment().world.bySlug(post.article.embeds);
  return (
    <div {...testId("twitterArticleReadView")} className={box("gap12", "off12")}>
      <div
        dir="auto"
        className={text("huge", "bold")}
        style={colour("ink")}
        {...testId("twitter-article-title")}
      >
        <span>{post.article.title}</span>
      </div>
      <div {...testId("twitterArticleRichTextView")} className={box("gap12")}>
        <div {...testId("longformRichTextComponent")} className={box("gap12")}>
          {post.article.paragraphs.map((paragraph) => (
            <div key={paragraph} data-block="true" className={box()}>
              <div className={text("large")} style={colour("ink")}>
                <span data-text="true">{paragraph}</span>
              </div>
            </div>
          ))}
          <SimplePost post={embedded} />
        </div>
      </div>
    </div>
  );
}

/** A post embedded in an article: the same article element inside, but it is not an item of the page. */
function SimplePost({ post }: { post: Post }): ReactElement {
  return (
    <div {...testId("simpleTweet")} className={box("frame", "soft", "pad12")}>
      <article
        role="article"
        tabIndex={-1}
        {...aria("article", { "aria-labelledby": elementId(post.slug, "embedded") })}
        {...testId("tweet")}
        className={box("gap4")}
      >
        <div className={box("row", "gap8", "middle")}>
          <Avatar handle={post.by} size={24} linked={false} />
          <PlainUserName post={post} />
        </div>
        <div
          dir="auto"
          lang={post.language}
          id={elementId(post.slug, "embedded")}
          className={text()}
          {...testId("tweetText")}
          style={colour("ink")}
        >
          <Words text={post.text} linked={false} />
        </div>
      </article>
    </div>
  );
}
