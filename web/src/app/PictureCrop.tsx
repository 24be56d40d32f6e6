import { useEffect, useState } from "react";
import Cropper, { type Area } from "react-easy-crop";
import "react-easy-crop/react-easy-crop.css";
import { Button } from "../kit/Button";
import { Dialog } from "../kit/Dialog";
import { useWords } from "../words/words";
import styles from "./PictureCrop.module.css";

const side = 512;

/** A square of the picture, by dragging and zooming; what is left off is never sent. */
export function PictureCrop({ file, onDone }: { file: File; onDone: (picture: Blob | null) => void }) {
  const say = useWords();
  const [address, setAddress] = useState<string | null>(null);
  const [crop, setCrop] = useState({ x: 0, y: 0 });
  const [zoom, setZoom] = useState(1);
  const [area, setArea] = useState<Area | null>(null);
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);

  return (
    <Dialog
      title={say("crop.title")}
      open
      keeps
      onOpen={(open) => open || onDone(null)}
      actions={
        <>
          <Button look="quiet" onClick={() => onDone(null)}>
            {say("kit.cancel")}
          </Button>
          <Button look="primary" disabled={!area} onClick={() => area && void cut(file, area).then(onDone, () => setBroken(true))}>
            {say("crop.take")}
          </Button>
        </>
      }
    >
      {broken ? (
        <p role="alert">{say("crop.broken")}</p>
      ) : (
        <>
          <div className={styles.stage}>
            {address && (
              <Cropper
                image={address}
                crop={crop}
                zoom={zoom}
                aspect={1}
                cropShape="round"
                showGrid={false}
                disableAutomaticStylesInjection
                onCropChange={setCrop}
                onZoomChange={setZoom}
                onCropComplete={(_, pixels) => setArea(pixels)}
                mediaProps={{ onError: () => setBroken(true) }}
              />
            )}
          </div>
          <label className={styles.zoom}>
            {say("crop.zoom")}
            <input type="range" min={1} max={4} step={0.02} value={zoom} onChange={(event) => setZoom(event.currentTarget.valueAsNumber)} />
          </label>
        </>
      )}
    </Dialog>
  );
}

async function cut(file: File, area: Area): Promise<Blob> {
  const picture = await createImageBitmap(file);
  const canvas = new OffscreenCanvas(side, side);
  canvas.getContext("2d")?.drawImage(picture, area.x, area.y, area.width, area.height, 0, 0, side, side);
  return canvas.convertToBlob({ type: "image/webp", quality: 0.9 });
}
