package org.fasit.bench;

import java.util.List;
import org.fasit.model.Region;
import org.fasit.ui.ImagePort;
import org.fasit.ui.Mark;

/** Images that show nothing. */
final class NoImages implements ImagePort {
  @Override
  public void reveal(Region region) {}

  @Override
  public void marks(List<Mark> marks) {}

  @Override
  public void arm(Pick pick, String hint) {}

  @Override
  public void disarm() {}
}
