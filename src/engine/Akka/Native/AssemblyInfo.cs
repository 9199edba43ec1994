using System.Runtime.CompilerServices;

// Every native call here takes blittable arguments only, so that no marshalling stub stands before it.
[assembly: DisableRuntimeMarshalling]
