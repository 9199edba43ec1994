using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using Akka.IO.Channels;

namespace Akka.IO.Sockets;

/// <summary>A <see cref="Socket"/> being connected.</summary>
[SuppressMessage("Reliability", "CA1001", Justification = "The operation disposes of itself when it ends.")]
internal sealed class SocketConnector : Connector
{
    private readonly Socket _socket;
    private readonly ChannelOptions _options;
    private readonly DriverSettings _settings;
    private readonly IConnectOwner _owner;
    private readonly Connecting _connecting;
    private bool _decided;

    /// <param name="socket">A socket that is not connected; the connector's from now on.</param>
    public SocketConnector(Socket socket, EndPoint remote, ChannelOptions options, DriverSettings settings, IConnectOwner owner)
    {
        _socket = socket;
        _options = options;
        _settings = settings;
        _owner = owner;
        _connecting = new Connecting(this, owner);
        _connecting.Start(remote);
    }

    public override void Cancel()
    {
        _decided = true;
        _connecting.Release();
        _socket.Dispose();
    }

    private void Decide(SocketError error)
    {
        if (_decided)
        {
            return;
        }

        _decided = true;
        if (error == SocketError.Success)
        {
            try
            {
                _options.AfterConnect(_socket);
                _owner.OnConnected(new SocketChannel(_socket, _settings.ReceiveLimit));
                return;
            }
            catch (SocketException e)
            {
                error = e.SocketErrorCode;
            }
        }

        _socket.Dispose();
        _owner.OnConnectFailed(error);
    }

    private sealed class Connecting(SocketConnector connector, IConnectOwner owner) : SocketCompletion(owner)
    {
        public void Start(EndPoint remote)
        {
            RemoteEndPoint = remote;
            Begin();
        }

        protected override bool Operate() => connector._socket.ConnectAsync(this);

        protected override void Finish()
        {
            var error = SocketError;
            Dispose();
            connector.Decide(error);
        }
    }
}
