namespace Akka.IO;

public enum ByteOrder
{
    BigEndian = 0,
    LittleEndian = 1,
}
