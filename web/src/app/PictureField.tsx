import { Camera, Trash2 } from "lucide-react";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { upload } from "../api/clients";
import { Avatar } from "../kit/Avatar";
import { Button } from "../kit/Button";
import { useWords } from "../words/words";
import styles from "./PictureField.module.css";

const PictureCrop = lazy(() => import("./PictureCrop").then((module) => ({ default: module.PictureCrop })));

/** A picture that stands, and one that was chosen and is uploaded when it is saved. */
export interface Picture {
  /** Null is the picture that is made of the name. */
  avatar: string | null;
  picture: Blob | null;
}

interface PictureFieldProps {
  name: string;
  id: string;
  value: Picture;
  onValue: (value: Picture) => void;
}

export function PictureField({ name, id, value, onValue }: PictureFieldProps) {
  const say = useWords();
  const [chosen, choose] = useState<File | null>(null);
  const [preview, setPreview] = useState<string | null>(null);
  const file = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!value.picture) return setPreview(null);
    const address = URL.createObjectURL(value.picture);
    setPreview(address);
    return () => URL.revokeObjectURL(address);
  }, [value.picture]);
  return (
    <div className={styles.picture}>
      {preview ? (
        <img src={preview} alt="" width={72} height={72} className={styles.preview} />
      ) : (
        <Avatar name={name} id={id} picture={value.avatar} size="huge" />
      )}
      <Button icon={<Camera size={15} />} onClick={() => file.current?.click()}>
        {say("me.choosePicture")}
      </Button>
      {(preview || (value.avatar && !value.avatar.includes("/generated/"))) && (
        <Button look="quiet" icon={<Trash2 size={15} />} onClick={() => onValue({ picture: null, avatar: null })}>
          {say("me.removePicture")}
        </Button>
      )}
      <input
        ref={file}
        type="file"
        className="unseen"
        tabIndex={-1}
        aria-label={say("me.choosePicture")}
        accept="image/png,image/jpeg,image/webp,image/gif"
        onChange={(event) => {
          choose(event.currentTarget.files?.[0] ?? null);
          event.currentTarget.value = "";
        }}
      />
      <Suspense>
        {chosen && (
          <PictureCrop
            file={chosen}
            onDone={(picture) => {
              choose(null);
              if (picture) onValue({ ...value, picture });
            }}
          />
        )}
      </Suspense>
    </div>
  );
}

/** @returns the address of what was chosen, once it is with the server; else what stood there. */
export async function keptPicture({ picture, avatar }: Picture, bucket: "userAvatars" | "companyAvatars" = "userAvatars"): Promise<string | null> {
  if (!picture) return avatar;
  const { file } = await upload<{ file: { accessKey: string } }>(`/auth-api/bucket/${bucket}/upload`, picture, "avatar.webp");
  return `/auth-api/bucket/${bucket}/download/key/${file.accessKey}`;
}
